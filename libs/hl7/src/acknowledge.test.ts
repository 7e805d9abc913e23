import { describe, expect, test } from 'vitest';
import { acknowledge } from './acknowledge.js';
import { decodeHl7 } from './decode.js';
import { Hl7Fault, type Hl7Issue } from './fault.js';
import { isAcknowledgement, readHeader, salvageHeader } from './header.js';

const MSH = 'MSH|^~\\&|EHR|CLINIC^1.2^ISO|CL|HUB|20250131||ADT^A04^ADT_A01|MSG1|P|2.5.1||||||UNICODE UTF-8';
const detail = { controlId: 'ACK7', timestamp: new Date('2025-02-01T00:00:00Z') };
const missing: Hl7Issue = { segment: 'PV1', sequence: 1, field: 19, errorCode: 101, message: 'No visit number.' };

function lines(message: string, code: 'AA' | 'AE' | 'AR', errors: readonly Hl7Issue[] = []): readonly string[] {
  const header = salvageHeader(Buffer.from(message));
  return acknowledge(header, code, { ...detail, errors })
    .toString('utf8')
    .split('\r');
}

describe('an acknowledgement', () => {
  test('swaps sender and receiver, echoes version, processing id and charset, ends each segment', () => {
    expect(lines(MSH, 'AA')).toEqual([
      'MSH|^~\\&|CL|HUB|EHR|CLINIC^1.2^ISO|20250201000000+0000||ACK^A04^ACK|ACK7|P|2.5.1||||||UNICODE UTF-8',
      'MSA|AA|MSG1',
      '',
    ]);
  });

  test('from 2.5 on an ERR segment names place, condition, severity and our words', () => {
    expect(lines(MSH, 'AE', [missing, { ...missing, segment: 'DG1', sequence: 2, field: 0 }])).toEqual([
      expect.stringMatching(/^MSH/),
      'MSA|AE|MSG1',
      'ERR||PV1^1^19|101^Required field missing^HL70357|E||||No visit number.',
      'ERR||DG1^2|101^Required field missing^HL70357|E||||No visit number.',
      '',
    ]);
  });

  test('a fault without a place has no ERR-2', () => {
    expect(lines(MSH, 'AR', [{ ...missing, segment: '', field: 0 }])[2]).toBe(
      'ERR|||101^Required field missing^HL70357|E||||No visit number.',
    );
  });

  test.each(['2.3', '2.4', '2.3.1'])('before 2.5 (%s) the first error is the text of MSA-3', (version) => {
    const answer = lines(MSH.replace('2.5.1', version), 'AE', [missing, missing]);
    expect(answer[1]).toBe('MSA|AE|MSG1|PV1-19 101: No visit number.');
    expect(answer).toHaveLength(3);
  });

  test.each([
    ['2.3', 'ACK'],
    ['2.3.1', 'ACK^A04^ACK'],
    ['2.8', 'ACK^A04^ACK'],
  ])('in version %s the type is %s', (version, type) => {
    expect(lines(MSH.replace('2.5.1', version), 'AA')[0]?.split('|')[8]).toBe(type);
  });

  test('uses the sender’s delimiters and escapes our words by them', () => {
    const odd = 'MSH#*!$%#EHR####20250131##ADT*A04#M1#P#2.5';
    const error = { ...missing, message: 'Sum # of * parts.' };
    expect(lines(odd, 'AE', [error])).toEqual([
      'MSH#*!$%###EHR##20250201000000+0000##ACK*A04*ACK#ACK7#P#2.5',
      'MSA#AE#M1',
      'ERR##PV1*1*19#101*Required field missing*HL70357#E####Sum $F$ of $S$ parts.',
      '',
    ]);
  });

  test('words beyond ASCII do not turn into delimiters or control characters', () => {
    expect(lines(MSH, 'AE', [{ ...missing, message: 'Ż–ok' }])[2]).toMatch(/\|\?\?ok$/);
  });

  test('echoes bytes of any charset as they were', () => {
    const message = Buffer.concat([
      Buffer.from('MSH|^~\\&|'),
      Buffer.of(0x5a, 0xeb),
      Buffer.from('||||||ADT^A04|M|P|2.5\r'),
    ]);
    const answer = acknowledge(readHeader(message), 'AA', detail);
    expect(answer.includes(Buffer.of(0x7c, 0x5a, 0xeb, 0x7c))).toBe(true);
    const utf8 = acknowledge(readHeader(Buffer.from(MSH.replace('EHR', 'ZOË'))), 'AA', detail);
    expect(utf8.toString('utf8')).toContain('|ZOË|');
  });

  test('reads back as a message', () => {
    const answer = decodeHl7(acknowledge(readHeader(Buffer.from(MSH)), 'AE', { ...detail, errors: [missing] }));
    expect([answer.type, answer.value('MSA-1'), answer.value('MSA-2'), answer.value('ERR-3.1')]).toEqual([
      'ACK^A04',
      'AE',
      'MSG1',
      '101',
    ]);
  });
});

describe('a header that cannot be read is answered as far as it goes', () => {
  test('one delimiter twice: the control id is still found, other delimiters are taken out', () => {
    const answer = lines('MSH|^^\\&|E^H|F|||2025||ADT^A04|M-1~|P|2.4\rPID|1', 'AR');
    expect(answer[0]).toBe('MSH|^~\\&|||EH|F|20250201000000+0000||ACK|ACK7|P|2.4');
    expect(answer[1]).toBe('MSA|AR|M-1');
  });

  test.each([
    ['nothing', ''],
    ['no MSH', 'PID|1||JANE'],
    ['a short MSH', 'MSH|'],
    ['UTF-16', Buffer.from(MSH, 'utf16le').toString('latin1')],
  ])('%s', (_why, text) => {
    expect(lines(text, 'AR')).toEqual(['MSH|^~\\&|||||20250201000000+0000||ACK|ACK7|P|2.5.1', 'MSA|AR', '']);
  });

  test('control characters are never echoed: they could end the frame of the answer', () => {
    const answer = acknowledge(salvageHeader(Buffer.from(MSH.replace('MSG1', 'M\u001cS\u000bG'))), 'AR', detail);
    expect(answer.toString('latin1')).toContain('MSA|AR|MSG\r');
  });

  test('readHeader throws where salvageHeader does not', () => {
    expect(() => readHeader(Buffer.from('MSH|'))).toThrow(Hl7Fault);
  });
});

test.each([
  ['ACK', true],
  ['ACK^A04^ACK', true],
  ['ADT^A04', false],
  ['', false],
])('MSH-9 %j is an acknowledgement: %s', (type, expected) => {
  expect(isAcknowledgement(readHeader(Buffer.from(`MSH|^~\\&|||||||${type}|1`)))).toBe(expected);
});
