import { once } from 'node:events';
import { connect } from 'node:net';
import { encounterReceived, messageQuarantined } from '@chargeline/contracts';
import { decodeHl7, mllpFrame } from '@chargeline/hl7';
import { blindIndex, encounterIdOf, unseal } from '@chargeline/security';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSource } from './a-source.js';
import { countOf, type Doors, keys, startRoom } from './a-room.js';
import { message, STAY, type Visit, type Written } from './messages.js';

const ER7 = { 'content-type': 'x-application/hl7-v2+er7' };
const sources = [aSource('clinic', 'epic', { sendingApplication: 'EHR', processingIds: ['P'] })];

let postgres: EmbeddedPostgres;
let doors: Doors;
beforeAll(async () => {
  postgres = await startPostgres();
  doors = await startRoom(postgres.url, sources);
});
afterAll(async () => {
  await doors.room.stop();
  await postgres.stop();
});

let number = 0;
/** A message with an id of its own. */
const fresh = (visit: Visit = {}): Buffer =>
  Buffer.from(message({ ...visit, MSH: { 10: `ID${(number += 1)}`, ...visit.MSH } }));

async function overMllp(bytes: Buffer): Promise<Buffer> {
  const client = await doors.connect();
  try {
    return await client.send(bytes);
  } finally {
    await client.close();
  }
}

/** What an acknowledgement says: code, control id, and the place and condition of its first error. */
function said(answer: Buffer): readonly string[] {
  const ack = decodeHl7(answer);
  const place = [1, 2, 3].map((component) => ack.value(`ERR-2.${component}`)).join('^');
  return [ack.value('MSA-1'), ack.value('MSA-2'), place, ack.value('ERR-3.1')];
}

const received = (): Promise<number> => countOf(doors, encounterReceived.name);
const quarantined = (): Promise<number> => countOf(doors, messageQuarantined.name);

test('a message over MLLP becomes one event, its identity sealed, and only then AA', async () => {
  const before = await received();
  const bytes = fresh({ PV1: { ...STAY, 19: 'VISIT-7' } });
  expect(said(await overMllp(bytes))).toEqual(['AA', `ID${number}`, '^^', '']);
  const events = await doors.room.take(encounterReceived, before + 1);
  const { key, body, tenant } = events.find((event) => event.body.encounter.source.messageId === `ID${number}`)!;
  const { encounter } = body;
  expect(tenant).toBe('acme');
  expect(key).toBe(encounterIdOf(keys, 'acme', 'clinic', 'VISIT-7'));
  expect(encounter).toMatchObject({
    encounterId: key,
    revision: 0,
    source: { id: 'clinic', vendor: 'epic', format: 'hl7v2', trigger: 'DFT^P03' },
    setting: 'professional',
    patient: { ref: blindIndex(keys, 'acme', 'mrn', 'MRN-CANARY'), sex: 'F', ageYears: 47, relationship: '01' },
    coverage: { payerId: '60054', subscriberRef: blindIndex(keys, 'acme', 'member', 'MEMBER-CANARY') },
    charges: [{ code: '99213', chargeCents: 15_000 }],
  });
  const identity = unseal(encounter.identity.sealed, encounter, keys);
  expect(identity.patient).toMatchObject({ lastName: 'Canarybird', medicalRecordNumber: 'MRN-CANARY' });
  expect(encounter.identity.holds).toContain('patient.birthDate');
});

test('the same message over HTTP is the same message', async () => {
  const bytes = fresh();
  const first = await doors.post('/hl7v2', bytes, ER7);
  const count = await received();
  expect([first.status, said(first.body)[0]]).toEqual([200, 'AA']);
  expect(await overMllp(bytes)).toEqual(first.body);
  expect(await received()).toBe(count);
});

test('a resend gets the stored bytes and has no effect', async () => {
  const bytes = fresh();
  const first = await overMllp(bytes);
  const count = await received();
  for (let again = 0; again < 3; again += 1) expect(await overMllp(bytes)).toEqual(first);
  expect(await received()).toBe(count);
});

test('twenty at once on twenty sockets: one answer, one event', async () => {
  const bytes = fresh();
  const before = await received();
  const answers = await Promise.all(Array.from({ length: 20 }, () => overMllp(bytes)));
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(said(answers[0]!)[0]).toBe('AA');
  expect(await received()).toBe(before + 1);
});

test('the same id with another body is AE and quarantined; the first one keeps its answer', async () => {
  const bytes = fresh();
  const first = await overMllp(bytes);
  const [events, letters] = [await received(), await quarantined()];
  const other = Buffer.from(bytes.toString().replace('150.00', '950.00'));
  expect(said(await overMllp(other))).toEqual(['AE', `ID${number}`, 'MSH^1^10', '205']);
  expect(await received()).toBe(events);
  const [letter] = (await doors.room.take(messageQuarantined, letters + 1)).slice(-1);
  expect(letter?.body.quarantine).toMatchObject({ sourceId: 'clinic', messageId: `ID${number}` });
  expect(await overMllp(bytes)).toEqual(first);
});

test('a broken body under a known id is quarantined too', async () => {
  const bytes = fresh();
  await overMllp(bytes);
  const letters = await quarantined();
  const broken = Buffer.from(bytes.toString().replace('19780214', '20230229'));
  expect(said(await overMllp(broken))[3]).toBe('205');
  expect(await quarantined()).toBe(letters + 1);
});

test('a refused message may come again, corrected, under its id', async () => {
  const broken = fresh({ PV1: { ...STAY, 44: '20250230' } });
  expect(said(await overMllp(broken)).slice(0, 1)).toEqual(['AE']);
  const corrected = Buffer.from(broken.toString().replace('20250230', '20250228'));
  expect(said(await overMllp(corrected))[0]).toBe('AA');
});

test('a sender that is gone before its answer gets it on the resend, with no second effect', async () => {
  const bytes = fresh();
  const before = await received();
  const socket = connect({ host: '127.0.0.1', port: doors.mllpPort });
  await once(socket, 'connect');
  socket.write(mllpFrame(bytes));
  await expect.poll(received).toBe(before + 1);
  socket.destroy();
  expect(said(await overMllp(bytes))[0]).toBe('AA');
  expect(await received()).toBe(before + 1);
});

test('after a restart a resend still gets the stored bytes', async () => {
  const bytes = fresh();
  const first = await overMllp(bytes);
  const again = await startRoom(postgres.url, sources);
  const client = await again.connect();
  expect(await client.send(bytes)).toEqual(first);
  expect(await countOf(again, encounterReceived.name)).toBe(0);
  await client.close();
  await again.room.stop();
});

describe('refused, over the socket', () => {
  const rows: readonly (readonly [why: string, MSH: Written, said: readonly string[]])[] = [
    ['an unknown trigger', { 9: 'ADT^A40' }, ['AR', 'MSH^1^9', '201']],
    ['an unknown message', { 9: 'ORU^R01' }, ['AR', 'MSH^1^9', '200']],
    ['an unsupported version', { 12: '3.0' }, ['AR', 'MSH^1^12', '203']],
    ['training sent to production', { 11: 'T' }, ['AR', 'MSH^1^11', '202']],
    ['debugging sent to production', { 11: 'D' }, ['AR', 'MSH^1^11', '202']],
    ['an unknown sender', { 3: 'ELSE' }, ['AR', 'MSH^1^3', '204']],
    ['no control id', { 10: '' }, ['AR', 'MSH^1^10', '101']],
    ['an unknown charset', { 18: 'KLINGON' }, ['AR', 'MSH^1^18', '103']],
    ['enhanced mode: CR', { 9: 'ADT^A40', 15: 'AL' }, ['CR', 'MSH^1^9', '201']],
  ];
  for (const [why, MSH, expected] of rows) {
    test(why, async () => {
      const before = await received();
      const answer = (await overMllp(fresh({ MSH }))).toString('latin1').split('\r');
      const [, code] = answer[1]!.split('|');
      const [, , place = '^^', condition = ''] = answer[2]?.split('|') ?? [];
      expect([code, place, condition.split('^')[0]]).toEqual(expected);
      expect(await received()).toBe(before);
    });
  }

  test('enhanced mode: CA and CE', async () => {
    expect(said(await overMllp(fresh({ MSH: { 15: 'AL', 16: 'NE' } })))[0]).toBe('CA');
    expect(said(await overMllp(fresh({ MSH: { 15: 'AL' }, PV1: null })))[0]).toBe('CE');
  });

  test('before version 2.5 the place is in MSA-3', async () => {
    const answer = await overMllp(fresh({ MSH: { 12: '2.3' }, PV1: null }));
    expect(answer.toString()).toMatch(/MSA\|AE\|ID\d+\|PV1 100: PV1 is missing\./);
  });

  test('bytes of another charset than MSH-18 says', async () => {
    const bytes = Buffer.from(
      fresh({ MSH: { 18: 'UNICODE UTF-8' } })
        .toString()
        .replace('Jane', 'J\u00e9'),
      'latin1',
    );
    expect(said(await overMllp(bytes)).slice(2)).toEqual(['MSH^1^18', '102']);
  });

  test('an acknowledgement gets no answer, and the connection goes on', async () => {
    const client = await doors.connect();
    const ack = fresh({ MSH: { 9: 'ACK' } });
    const both = await client.send(Buffer.concat([ack, Buffer.of(0x1c, 0x0d, 0x0b), fresh()]));
    expect(said(both)[0]).toBe('AA');
    await client.close();
  });

  test('an escape bomb is text, not a message', async () => {
    const name = `${'\\X41'.repeat(2_000)}\\`;
    expect(said(await overMllp(fresh({ PID: { 1: '1', 3: 'M1', 5: name } }))).slice(0, 3)).toEqual([
      'AE',
      `ID${number}`,
      'PID^1^5',
    ]);
  });
});

describe('HTTP', () => {
  for (const [why, visit, status] of [
    ['AE is 422', { PV1: null }, 422],
    ['AR is 400', { MSH: { 9: 'ORU^R01' } }, 400],
    ['an acknowledgement is answered by nothing', { MSH: { 9: 'ACK' } }, 204],
    ['nothing is wanted on success', { MSH: { 15: 'NE', 16: 'NE' } }, 204],
  ] as const) {
    test(why, async () => expect((await doors.post('/hl7v2', fresh(visit), ER7)).status).toBe(status));
  }

  test('text/plain is taken', async () =>
    expect((await doors.post('/hl7v2', fresh(), { 'content-type': 'text/plain' })).status).toBe(200));
  test('an empty body is AR', async () => {
    const { status, body } = await doors.post('/hl7v2', '', ER7);
    expect([status, body.toString()]).toEqual([400, expect.stringContaining('MSA|AR')]);
  });
  test('a compressed body is 415', async () =>
    expect((await doors.post('/hl7v2', fresh(), { ...ER7, 'content-encoding': 'gzip' })).status).toBe(415));
  test('another content type is 415', async () =>
    expect((await doors.post('/hl7v2', fresh(), { 'content-type': 'text/html' })).status).toBe(415));
});

describe('framing, over a real socket', () => {
  const VT = Buffer.of(0x0b);
  const END = Buffer.of(0x1c, 0x0d);

  /** Writes the pieces as they are and collects answers until there are so many. */
  async function raw(pieces: readonly Buffer[], answers: number): Promise<string> {
    const socket = connect({ host: '127.0.0.1', port: doors.mllpPort, noDelay: true });
    await once(socket, 'connect');
    let text = '';
    for (const piece of pieces) socket.write(piece);
    while (text.split('\x1c').length - 1 < answers) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      text += chunk.toString('latin1');
    }
    socket.destroy();
    return text;
  }
  const codes = (text: string): readonly string[] => [...text.matchAll(/MSA\|(\w\w)/g)].map(([, code]) => code!);

  for (const [why, pieces, expected] of [
    ['no start byte', () => [fresh(), END, mllpFrame(fresh())], ['AR', 'AA']],
    ['a start byte inside: the frame before it never ended', () => [VT, fresh(), mllpFrame(fresh())], ['AR', 'AA']],
    ['FS without CR', () => [VT, fresh(), Buffer.of(0x1c), mllpFrame(fresh())], ['AR', 'AA']],
    ['a doubled start byte', () => [VT, mllpFrame(fresh())], ['AA']],
    ['a frame byte by byte', () => [...mllpFrame(fresh())].map((byte) => Buffer.of(byte)), ['AA']],
    [
      'ten frames in one packet',
      () => [Buffer.concat(Array.from({ length: 10 }, () => mllpFrame(fresh())))],
      Array(10).fill('AA'),
    ],
    ['a line feed after the frame', () => [mllpFrame(fresh()), Buffer.from('\n'), mllpFrame(fresh())], ['AA', 'AA']],
    ['segments ended by CRLF', () => [mllpFrame(Buffer.from(fresh().toString().replaceAll('\r', '\r\n')))], ['AA']],
    ['control bytes in a field', () => [mllpFrame(Buffer.from(fresh().toString().replace('Jane', 'J\0ne')))], ['AE']],
    [
      'other delimiters',
      () => [mllpFrame(Buffer.from(fresh().toString().replaceAll('|', '#').replaceAll('^', '!')))],
      ['AA'],
    ],
    ['UTF-16', () => [mllpFrame(Buffer.from(`\ufeff${fresh().toString()}`, 'utf16le'))], ['AR']],
  ] as const) {
    test(why, async () => {
      const text = await raw(pieces(), expected.length);
      const said = codes(text.replaceAll('#', '|'));
      expect(said).toEqual(expected);
    });
  }
});
