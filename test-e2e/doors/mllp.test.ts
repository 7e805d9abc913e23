import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { heldBytes } from './held-memory.js';
import { ack, ACK_OF_NOBODY, aMessage, err, type Sent } from './sent.js';
import { WholeLine } from './whole-line.js';
import { Wire } from './wire.js';

const VT = Buffer.of(0x0b);
const FS = Buffer.of(0x1c);
const CR = Buffer.of(0x0d);

const SLOW_SENDERS = 500;

let line: WholeLine;
beforeAll(async () => {
  line = await WholeLine.open();
});
afterAll(() => line.close());

const openWire = (): Promise<Wire> => Wire.dial(line.line.doors.mllp);

/** A connection for one test. */
async function onWire(work: (wire: Wire) => Promise<void>): Promise<void> {
  const wire = await openWire();
  await work(wire);
  wire.hangUp();
}

async function replyTo({ frame }: Sent): Promise<string | undefined> {
  let reply: string | undefined;
  await onWire(async (wire) => {
    await wire.write(frame);
    [reply] = await wire.answers(1);
  });
  return reply;
}

/** Only these messages came in, once each; and the next good one passes. */
async function tookOnly(sent: readonly Sent[], quarantined = 0): Promise<void> {
  const good = aMessage();
  expect(await replyTo(good)).toBe(ack('AA', good));
  await line.tookOnly(
    [...sent, good].map(({ visit }) => line.encounter(visit)),
    quarantined,
  );
}

const inFrame = (sentence: string): string => err('', '207^Application error', sentence);
const OUTSIDE = inFrame('Bytes outside a frame: the start byte VT is missing.');
const UNENDED = inFrame('A frame began before the last one had ended.');
const NO_RETURN = inFrame('A frame ended with FS but without CR.');
const NO_VISIT = err('PV1^1', '100^Segment out of place', 'PV1 is missing.');

describe('frames', () => {
  const lineEnds = (end: string) => (text: string) => text.replaceAll('\r', end);
  const spoiled = (text: string): string => text.replace('Canarybird', 'Canary\u001c\rbird');

  for (const [why, change, written, replies, takes] of [
    ['A1 no start byte', null, ({ bytes }) => [bytes, FS, CR], (bad) => [ack('AR', bad) + OUTSIDE], false],
    [
      'A2 no end, and another frame begins',
      null,
      ({ bytes }) => [VT, bytes],
      (bad) => [ack('AR', bad) + UNENDED],
      false,
    ],
    ['A3 FS without CR', null, ({ bytes }) => [VT, bytes, FS], (bad) => [ack('AR', bad) + NO_RETURN], false],
    [
      'A4 FS CR inside a field: a message that lacks its rest, and a rest without a start',
      spoiled,
      ({ frame }) => [frame],
      (bad) => [ack('AE', bad) + NO_VISIT, ACK_OF_NOBODY + OUTSIDE],
      false,
    ],
    ['A5 a start byte twice', null, ({ frame }) => [VT, frame], (good) => [ack('AA', good)], true],
    [
      'A9 a line feed after the frame',
      null,
      ({ frame }) => [frame, Buffer.from('\n')],
      (good) => [ack('AA', good)],
      true,
    ],
    ['A10 segments that end with LF', lineEnds('\n'), ({ frame }) => [frame], (good) => [ack('AA', good)], true],
    ['A10 segments that end with CRLF', lineEnds('\r\n'), ({ frame }) => [frame], (good) => [ack('AA', good)], true],
  ] as readonly (readonly [
    why: string,
    change: ((text: string) => string) | null,
    written: (sent: Sent) => readonly Uint8Array[],
    replies: (sent: Sent) => readonly string[],
    takes: boolean,
  ])[]) {
    test(why, () =>
      onWire(async (wire) => {
        const sent = aMessage(change ?? undefined);
        const next = aMessage();
        await wire.write(Buffer.concat([...written(sent), next.frame]));
        const expected = [...replies(sent), ack('AA', next)];
        expect(await wire.answers(expected.length)).toEqual(expected);
        await tookOnly([...(takes ? [sent] : []), next]);
      }),
    );
  }

  test('A6 a frame split at every byte boundary: one message, the same answer each time', () =>
    onWire(async (wire) => {
      const sent = aMessage();
      const answers = new Set<string>();
      for (let at = 1; at < sent.frame.length; at += 1) {
        await wire.write(sent.frame.subarray(0, at));
        await new Promise((resolve) => setImmediate(resolve));
        await wire.write(sent.frame.subarray(at));
        for (const answer of await wire.bytes(1)) answers.add(answer);
      }
      expect(answers.size).toBe(1);
      await wire.write(sent.frame);
      expect(await wire.answers(1)).toEqual([ack('AA', sent)]);
      await tookOnly([sent]);
    }));

  test('A7 a hundred frames in one packet are a hundred messages, answered in their order', () =>
    onWire(async (wire) => {
      const sent = Array.from({ length: 100 }, () => aMessage());
      await wire.write(Buffer.concat(sent.map(({ frame }) => frame)));
      expect(await wire.answers(100)).toEqual(sent.map((one) => ack('AA', one)));
      await tookOnly(sent);
    }));

  test('A8 300 MB without an end: refused once, memory bounded, other connections go on, and so does this one', () =>
    onWire(async (wire) => {
      const [huge, other, another, next] = [aMessage(), aMessage(), aMessage(), aMessage()];
      const megabyte = Buffer.alloc(1_000_000, 'a');
      const before = heldBytes();
      await wire.write(Buffer.concat([VT, huge.bytes]));
      for (const message of [other, another]) {
        for (let poured = 0; poured < 150; poured += 1) await wire.write(megabyte);
        // What was poured and let go is freed soon after, however busy the machine is; what is kept would stay.
        await expect.poll(() => heldBytes() - before, { timeout: 30_000 }).toBeLessThan(40_000_000);
        expect(await replyTo(message)).toBe(ack('AA', message));
      }
      await wire.write(Buffer.concat([FS, CR, next.frame]));
      expect(await wire.answers(2)).toEqual([
        ack('AR', huge) + inFrame('The message is longer than 10000000 bytes.'),
        ack('AA', next),
      ]);
      await tookOnly([other, another, next]);
    }));
});

describe('headers', () => {
  const inMode = (mode: string) => (text: string) => text.replace('|P|2.5.1', `|${mode}|2.5.1`);
  const NOT_USED = err('MSH^1^11', '202^Processing id not supported', 'MSH-11 is not a processing id of this source.');
  const [MISSING, WRONG] = ['101^Required field missing', '102^Wrong data type'];
  for (const [why, change, reply] of [
    [
      'A11 an MSH of seven characters',
      () => 'MSH|^~\\',
      () => ACK_OF_NOBODY + err('MSH^1^1', MISSING, 'MSH is shorter than its delimiters.'),
    ],
    [
      'A12 one delimiter twice',
      (text) => text.replace('^~\\&', '^^\\&'),
      (bad) => ack('AR', bad, 'ACK|ID|P') + err('MSH^1^2', WRONG, 'MSH-1 and MSH-2 use one delimiter twice.'),
    ],
    [
      'A18 no control id',
      (text) => text.replace(/\|M\d+\|P\|/, '||P|'),
      () => ack('AR', { controlId: '' }).replace('AR|', 'AR') + err('MSH^1^10', MISSING, 'MSH-10 is empty.'),
    ],
    [
      'A19 an unknown trigger',
      (text) => text.replace('DFT^P03', 'ADT^A40'),
      (bad) =>
        ack('AR', bad, 'ACK^A40^ACK|ID|P') +
        err('MSH^1^9', '201^Event not supported', 'MSH-9 is an event that is not taken here.'),
    ],
    ['A24 training sent to production', inMode('T'), (bad) => ack('AR', bad, 'ACK^P03^ACK|ID|T') + NOT_USED],
    ['A24 debugging sent to production', inMode('D'), (bad) => ack('AR', bad, 'ACK^P03^ACK|ID|D') + NOT_USED],
  ] as readonly (readonly [string, (text: string) => string, (sent: Sent) => string])[]) {
    test(why, async () => {
      const sent = aMessage(change);
      expect(await replyTo(sent)).toBe(reply(sent));
      await tookOnly([]);
    });
  }
});

describe('resends', () => {
  test('A16 the same message again: the same bytes for an answer, no second effect', async () => {
    const sent = aMessage();
    const answers = new Set<string>();
    for (let time = 0; time < 5; time += 1) {
      await onWire(async (wire) => {
        await wire.write(sent.frame);
        for (const answer of await wire.bytes(1)) answers.add(answer);
      });
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain(`MSA|AA|${sent.controlId}\r`);
    await tookOnly([sent]);
  });

  test('A17 the same control id with another body: AE, quarantined, and the first stays as it was', async () => {
    const sent = aMessage();
    const other = aMessage(() => sent.bytes.toString().replace('150.00', '950.00'));
    expect(await replyTo(sent)).toBe(ack('AA', sent));
    expect(await replyTo(other)).toBe(
      ack('AE', sent) + err('MSH^1^10', '205^Duplicate key', 'MSH-10 was the id of another message before.'),
    );
    expect(await replyTo(sent)).toBe(ack('AA', sent));
    await tookOnly([sent], 1);
  });

  test('A25 gone between the commit and the ACK: the resend is AA, and there is one event', async () => {
    const sent = aMessage();
    const before = await line.received();
    const wire = await openWire();
    await wire.write(sent.frame);
    await expect.poll(() => line.received()).toBe(before + 1);
    wire.breakOff();
    expect(await replyTo(sent)).toBe(ack('AA', sent));
    await tookOnly([sent]);
  });

  test('A25 broken off within the frame, at twenty places: nothing is kept', async () => {
    for (let part = 1; part <= 20; part += 1) {
      const { frame } = aMessage();
      const wire = await openWire();
      await wire.write(frame.subarray(0, Math.floor((frame.length * part) / 21)));
      wire.breakOff();
      await wire.closed;
    }
    await tookOnly([]);
  });
});

describe('slow senders', () => {
  beforeAll(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterAll(() => vi.useRealTimers());

  /** Lets so many seconds pass, in each of which every sender sends a byte. */
  async function drip(wires: readonly Wire[], seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await Promise.allSettled(wires.map((wire) => wire.write(Buffer.from('M'))));
      vi.advanceTimersByTime(1_000);
    }
  }

  test('A2 A25 a frame that never ends, and five hundred senders of a byte a second, are cut; good ones pass before and after', async () => {
    const slow = await Promise.all(Array.from({ length: SLOW_SENDERS }, openWire));
    const endless = await openWire();
    const gone = Promise.all([...slow, endless].map(({ closed }) => closed));
    await Promise.all(slow.map((wire) => wire.write(VT)));
    await endless.write(Buffer.concat([VT, aMessage().bytes]));
    const [first, second] = [aMessage(), aMessage()];
    expect(await replyTo(first)).toBe(ack('AA', first));
    await drip(slow, 29);
    expect(await replyTo(second)).toBe(ack('AA', second));
    expect(slow.every(({ isOpen }) => isOpen)).toBe(true);
    await drip(slow, 30);
    await gone;
    vi.useRealTimers();
    await tookOnly([first, second]);
  });
});
