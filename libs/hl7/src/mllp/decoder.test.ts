import { describe, expect, test } from 'vitest';
import { MllpDecoder } from './decoder.js';
import { mllpFrame } from './frame.js';

const VT = '\u000b';
const FS = '\u001c';
const LIMIT = 1_000;

/** Frames as `=text`, faults as `!words|head`, after feeding the chunks. */
function fed(chunks: readonly string[], decoder = new MllpDecoder(LIMIT)): readonly string[] {
  return chunks
    .flatMap((chunk) => [...decoder.feed(Buffer.from(chunk, 'latin1'))])
    .map((event) =>
      event.kind === 'frame'
        ? `=${event.bytes.toString('latin1')}`
        : `!${event.fault.message}|${event.head.toString('latin1')}`,
    );
}

const NO_START = '!Bytes outside a frame: the start byte VT is missing.';
const NO_END = '!A frame began before the last one had ended.';
const NO_RETURN = '!A frame ended with FS but without CR.';

test('a frame is VT, the message, FS, CR', () => {
  expect(mllpFrame(Buffer.from('MSH'))).toEqual(Buffer.from(`${VT}MSH${FS}\r`, 'latin1'));
});

describe('streams', () => {
  test.each([
    ['one frame', [`${VT}a${FS}\r`], ['=a']],
    ['an empty frame', [`${VT}${FS}\r`], ['=']],
    ['a line feed after the frame', [`${VT}a${FS}\r\n`, `${VT}b${FS}\r\n`], ['=a', '=b']],
    ['line ends before the frame', [`\r\n\r\n${VT}a${FS}\r`], ['=a']],
    ['no start byte: reported once', [`MSH|a\rPID${FS}\r`, `MSH|b${FS}\r`], [`${NO_START}|MSH|a\rPID${FS}\r`]],
    ['bytes before the start byte', [`x${VT}a${FS}\r`], [`${NO_START}|x`, '=a']],
    ['no end, then another frame', [`${VT}a${VT}b${FS}\r`], [`${NO_END}|a`, '=b']],
    ['no end at all', [`${VT}a`], []],
    ['a doubled start', [`${VT}${VT}a${FS}\r`], ['=a']],
    ['a doubled start in two chunks', [VT, `${VT}a${FS}\r`], ['=a']],
    ['FS without CR before the next frame', [`${VT}a${FS}${VT}b${FS}\r`], [`${NO_RETURN}|a`, '=b']],
    ['FS LF', [`${VT}a${FS}\n${VT}b${FS}\r`], [`${NO_RETURN}|a`, '=b']],
    ['FS inside a field', [`${VT}a${FS}b${FS}\r${VT}c${FS}\r`], [`${NO_RETURN}|a`, '=c']],
    [
      'FS CR inside a field ends the frame',
      [`${VT}a${FS}\rb${FS}\r${VT}c${FS}\r`],
      ['=a', `${NO_START}|b${FS}\r`, '=c'],
    ],
  ])('%s', (_why, chunks, expected) => {
    expect(fed(chunks)).toEqual(expected);
  });

  test('faults are refusals by the frame', () => {
    const [event] = [...new MllpDecoder(LIMIT).feed(Buffer.from('x'))];
    expect(event).toMatchObject({ kind: 'fault', fault: { ackCode: 'AR', errorCode: 207, code: 'CHL_HL7_REFUSED' } });
  });

  test('an unfinished frame is pending, until its CR', () => {
    const decoder = new MllpDecoder(LIMIT);
    const states = ['x', VT, 'a', FS, '\r'].map((chunk) => {
      fed([chunk], decoder);
      return decoder.pending;
    });
    expect(states).toEqual([false, true, true, true, false]);
  });
});

describe('chunks', () => {
  const stream = `\r\n${VT}MSH|a\rPID|1\r${FS}\r\n${VT}${VT}MSH|b${FS}\r${VT}c${FS}x${VT}d${VT}e${FS}\r`;
  const whole = fed([stream]);

  test('the stream read at once', () => {
    expect(whole).toEqual(['=MSH|a\rPID|1\r', '=MSH|b', `${NO_RETURN}|c`, `${NO_END}|d`, '=e']);
  });

  test('a split at every byte boundary changes nothing', () => {
    for (let at = 1; at < stream.length; at += 1) expect(fed([stream.slice(0, at), stream.slice(at)])).toEqual(whole);
  });

  test('byte by byte', () => {
    expect(fed([...stream])).toEqual(whole);
  });

  test('a hundred frames in one chunk', () => {
    const frames = Array.from({ length: 100 }, (_, at) => `${VT}m${at}${FS}\r`);
    expect(fed([frames.join('')])).toEqual(Array.from({ length: 100 }, (_, at) => `=m${at}`));
  });
});

describe('bounds', () => {
  test('a message of the limit passes, one byte more does not', () => {
    expect(fed([`${VT}${'a'.repeat(LIMIT)}${FS}\r`])).toEqual([`=${'a'.repeat(LIMIT)}`]);
    const [fault] = fed([`${VT}${'a'.repeat(LIMIT + 1)}${FS}\r`]);
    expect(fault).toBe(`!The message is longer than 1000 bytes.|${'a'.repeat(LIMIT + 1)}`);
  });

  test('100 MB stream past, reported once with their head, and the next frame is read', () => {
    const decoder = new MllpDecoder(1_000_000);
    const chunk = Buffer.alloc(64_000, 'a');
    const before = process.memoryUsage().arrayBuffers;
    fed([`${VT}MSH|head`], decoder);
    const events = Array.from({ length: 1_600 }, () => [...decoder.feed(chunk)]).flat();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: 'fault', fault: { message: 'The message is longer than 1000000 bytes.' } });
    expect(events[0]?.kind === 'fault' && events[0].head.toString().startsWith('MSH|head')).toBe(true);
    expect(fed([`${FS}\r${VT}next${FS}\r`], decoder)).toEqual(['=next']);
  });

  test('a large frame of one-byte chunks keeps no object a byte', () => {
    const decoder = new MllpDecoder(300_000);
    const before = process.memoryUsage().arrayBuffers;
    fed([VT], decoder);
    for (let sent = 0; sent < 300_000; sent += 1) fed(['a'], decoder);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
    const [frame] = [...decoder.feed(Buffer.from(`${FS}\r`))];
    expect(frame?.kind === 'frame' && frame.bytes.length).toBe(300_000);
  });

  test('faults are found one at a time: a reader that stops has paid for no more', () => {
    const hostile = Buffer.from(`${VT}a`.repeat(5_000_000));
    let faults = 0;
    for (const event of new MllpDecoder(10).feed(hostile)) {
      faults += event.kind === 'fault' ? 1 : 0;
      if (faults === 100) break;
    }
    expect(faults).toBe(100);
  }, 5_000);

  test('a chunk of nothing but start and end bytes costs no more than its length', () => {
    expect(fed([`${VT}${VT}`.repeat(2_000_000)])).toEqual([]);
    expect(fed([FS.repeat(4_000_000)])).toHaveLength(1);
    expect(fed([`${VT}${FS}\r`.repeat(50_000)])).toHaveLength(50_000);
  }, 10_000);
});
