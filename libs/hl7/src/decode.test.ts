import { describe, expect, test } from 'vitest';
import { decodeHl7 } from './decode.js';
import { Hl7Fault } from './fault.js';
import { HL7_LIMITS } from './limits.js';

const HEAD = 'MSH|^~\\&|EHR|CLINIC|CL|HUB|20250131143000||ADT^A04^ADT_A01|MSG1|P|2.5.1';
const BODY = 'PID|1||123^^^CLINIC^MR~999^^^STATE^SS||DOE^JANE';

function bytes(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

/** What the message is refused with, without its words. */
function refusal(message: Buffer, limits = HL7_LIMITS): Record<string, unknown> {
  try {
    decodeHl7(message, limits);
  } catch (error) {
    if (!(error instanceof Hl7Fault)) throw error;
    const { ackCode, errorCode, segment, sequence, field } = error;
    return { ackCode, errorCode, segment, sequence, field };
  }
  return {};
}

describe('reading', () => {
  test.each([
    ['CR as the standard says', '\r'],
    ['LF as files have it', '\n'],
    ['CRLF as Windows has it', '\r\n'],
    ['blank lines between', '\r\r\r'],
  ])('segments end by %s', (_why, end) => {
    const message = decodeHl7(bytes([HEAD, BODY, 'PV1|1|O', ''].join(end)));
    expect(message.segments.map(({ name, index }) => `${index}${name}`)).toEqual(['0MSH', '1PID', '2PV1']);
  });

  test('the last segment needs no end', () => {
    expect(decodeHl7(bytes(`${HEAD}\r${BODY}`)).value('PID-5.2')).toBe('JANE');
  });

  test('the header fields that everybody asks for', () => {
    const message = decodeHl7(bytes(`${HEAD}\r`));
    expect(message.type).toBe('ADT^A04');
    expect(message.controlId).toBe('MSG1');
    expect(message.version).toBe('2.5.1');
    expect(message.processingId).toBe('P');
    expect(message.sendingApplication).toBe('EHR');
    expect(message.sendingFacility).toBe('CLINIC');
  });

  test('a message code without an event stands alone', () => {
    expect(decodeHl7(bytes('MSH|^~\\&|||||||ACK|1|P|2.3\r')).type).toBe('ACK');
  });

  test('other delimiters in MSH-1 and MSH-2 are used for the whole message', () => {
    const message = decodeHl7(bytes('MSH#*!$%#EHR######ADT*A04#MSG1#P#2.5\rPID#1##12*%34!56##DOE|X*JA%NE\r'));
    expect(message.type).toBe('ADT^A04');
    expect(message.value('PID-5.1')).toBe('DOE|X');
    expect(message.value('PID-5.2.2')).toBe('NE');
    expect(message.value('PID-3[2]')).toBe('56');
  });

  test('version 2.7 may add a truncation character', () => {
    expect(decodeHl7(bytes(`${HEAD.replace('^~\\&', '^~\\&#')}\r`)).value('MSH-2')).toBe('^~\\&#');
  });

  test('a byte order mark before MSH is let pass', () => {
    expect(decodeHl7(bytes(`\u{feff}${HEAD}\r`)).controlId).toBe('MSG1');
  });
});

describe('character sets', () => {
  const withCharset = (charset: string): string => `${HEAD}||||||${charset}\rPID|1||||`;
  test.each([
    ['empty: UTF-8', '', Buffer.from('Zoë', 'utf8')],
    ['UTF-8', 'UNICODE UTF-8', Buffer.from('Zoë', 'utf8')],
    ['ASCII with bytes that are UTF-8', 'ASCII', Buffer.from('Zoë', 'utf8')],
    ['Latin 1', '8859/1', Buffer.from([0x5a, 0x6f, 0xeb])],
    ['Latin 9', '8859/15', Buffer.from([0x5a, 0x6f, 0xeb])],
    ['the first of several', '8859/1~UNICODE UTF-8', Buffer.from([0x5a, 0x6f, 0xeb])],
  ])('%s', (_why, charset, name) => {
    const message = Buffer.concat([bytes(withCharset(charset)), name, bytes('\r')]);
    expect(decodeHl7(message).value('PID-5')).toBe('Zoë');
  });

  const charsetFault = { segment: 'MSH', sequence: 1, field: 18 };
  const windows = Buffer.concat([bytes(withCharset('UNICODE UTF-8')), Buffer.from([0x5a, 0x6f, 0xeb, 0x0d])]);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(HEAD, 'utf16le')]);
  test.each([
    ['windows-1252 bytes under UTF-8', windows, { ackCode: 'AE', errorCode: 102, ...charsetFault }],
    ['UTF-16 with its mark', utf16, { ackCode: 'AR', errorCode: 102, ...charsetFault }],
    ['big endian UTF-16', Buffer.from([0xfe, 0xff, 0, 0x4d]), { ackCode: 'AR', errorCode: 102, ...charsetFault }],
    [
      'a charset that we do not read',
      bytes(withCharset('ISO IR87')),
      { ackCode: 'AR', errorCode: 103, ...charsetFault },
    ],
  ])('refused: %s', (_why, message, expected) => {
    expect(refusal(message)).toEqual(expected);
  });
});

describe('refused by header', () => {
  const ar = { ackCode: 'AR', segment: 'MSH', sequence: 1 };
  test.each([
    ['nothing at all', '', { ...ar, errorCode: 100, field: 0 }],
    ['a batch header', 'FHS|^~\\&|A\r', { ...ar, errorCode: 100, field: 0 }],
    ['a name and a separator only', 'MSH|', { ...ar, errorCode: 101, field: 1 }],
    ['seven characters', 'MSH|^~\\', { ...ar, errorCode: 101, field: 1 }],
    ['no MSH-2', HEAD.replace('^~\\&', ''), { ...ar, errorCode: 101, field: 2 }],
    ['six encoding characters', HEAD.replace('^~\\&', '^~\\&#!'), { ...ar, errorCode: 102, field: 2 }],
    ['one delimiter twice', HEAD.replace('^~\\&', '^^\\&'), { ...ar, errorCode: 102, field: 2 }],
    ['a letter as delimiter', HEAD.replace('^~\\&', '^~E&'), { ...ar, errorCode: 102, field: 2 }],
    ['a space as separator', HEAD.replaceAll('|', ' '), { ...ar, errorCode: 102, field: 2 }],
    ['no message type', HEAD.replace('ADT^A04^ADT_A01', ''), { ...ar, errorCode: 101, field: 9 }],
    ['no control id', HEAD.replace('MSG1', ''), { ...ar, errorCode: 101, field: 10 }],
    ['a deleted control id', HEAD.replace('MSG1', '""'), { ...ar, errorCode: 101, field: 10 }],
  ])('%s', (_why, text, expected) => {
    expect(refusal(bytes(text))).toEqual(expected);
  });
});

describe('refused for content', () => {
  const ae = { ackCode: 'AE', segment: '', sequence: 1, field: 0 };
  test.each([
    ['NUL in PID-5', `${HEAD}\r${BODY}\u0000\r`, { ...ae, errorCode: 102, segment: 'PID', field: 5 }],
    ['escape in MSH-4', HEAD.replace('CLINIC', 'CLI\u001bNIC'), { ...ae, errorCode: 102, segment: 'MSH', field: 4 }],
    [
      'delete in the second NTE',
      `${HEAD}\rNTE|1|a\rNTE|2|b\u007f\r`,
      { ...ae, errorCode: 102, segment: 'NTE', sequence: 2, field: 2 },
    ],
    ['a C1 control', `${HEAD}\rNTE|1|\u0085\r`, { ...ae, errorCode: 102, segment: 'NTE', field: 1 + 1 }],
    ['a control before any segment name', `${HEAD}\r\u0001\r`, { ...ae, errorCode: 102 }],
    ['a line that is no segment', `${HEAD}\rwrapped text\r`, { ...ae, errorCode: 100 }],
    ['a name without a separator', `${HEAD}\rPIDX|1\r`, { ...ae, errorCode: 100 }],
    ['two messages in one frame', `${HEAD}\r${HEAD}\r`, { ...ae, errorCode: 100, segment: 'MSH', sequence: 2 }],
  ])('%s', (_why, text, expected) => {
    expect(refusal(bytes(text))).toEqual(expected);
  });

  test('a fault never quotes the field', () => {
    expect(() => decodeHl7(bytes(`${HEAD}\rPID|1||||DOE\u0007\r`))).toThrow(/^A field holds a control character\.$/);
    expect(() => decodeHl7(bytes(`${HEAD}\rJANE DOE\r`))).toThrow(/^Segment 2 of the message has no segment name\.$/);
  });
});

describe('bounds', () => {
  const limits = { messageBytes: 1_000_000, segments: 5_000, repetitions: 10_000 };
  const tooMuch = { ackCode: 'AR', errorCode: 207, segment: '', sequence: 1, field: 0 };

  test('5,000 segments pass, with and without an end; one more does not', () => {
    const notes = Array.from({ length: 4_999 }, () => 'NTE|1');
    expect(decodeHl7(bytes([HEAD, ...notes].join('\r')), limits).segments).toHaveLength(5_000);
    expect(decodeHl7(bytes([HEAD, ...notes, ''].join('\r')), limits).segments).toHaveLength(5_000);
    expect(refusal(bytes([HEAD, ...notes, 'NTE|2'].join('\r')), limits)).toEqual(tooMuch);
  });

  test('blank lines cannot push segments out of sight', () => {
    expect(refusal(bytes(`${HEAD}${'\r'.repeat(6_000)}${BODY}\r`), limits)).toEqual(tooMuch);
  });

  test('10,000 repetitions are read one by one; one more is refused with its field', () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `${at}^A`);
    const message = decodeHl7(bytes(`${HEAD}\rPID|1||${ids.join('~')}\r`), limits);
    const pid = message.first('PID');
    expect(pid?.repetitions(3)).toHaveLength(10_000);
    expect(ids.every((_, at) => pid?.get(3, 1, at + 1) === String(at))).toBe(true);
    const over = bytes(`${HEAD}\rPID|1||${ids.join('~')}~x\r`);
    expect(refusal(over, limits)).toEqual({ ...tooMuch, segment: 'PID', field: 3 });
  });

  test('200 kB in one field pass whole', () => {
    const image = 'QUJD'.repeat(50_000);
    const message = decodeHl7(bytes(`${HEAD}\rOBX|1|ED|1||X^^^Base64^${image}\r`), limits);
    expect(message.value('OBX-5.5')).toBe(image);
  });

  test('a message over the size is refused before it is read', () => {
    expect(refusal(Buffer.alloc(1_000_001), limits)).toEqual(tooMuch);
  });
});
