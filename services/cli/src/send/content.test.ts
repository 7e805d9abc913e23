import { expect, test } from 'vitest';
import { contentOf } from './content.js';

const MSH = 'MSH|^~\\&|EPIC|MAIN|||20250602||ADT^A04|1|P|2.5.1\rPID|1\r';
const OTHER = MSH.replace('|1|P', '|2|P');

for (const [why, text, door, parts] of [
  ['one message', MSH, 'hl7', [MSH]],
  ['a message with a byte order mark, which is the file’s', `\ufeff${MSH}`, 'hl7', [MSH]],
  ['a message in its MLLP frame', `\u000b${MSH}\u001c\r`, 'hl7', [MSH]],
  ['two frames', `\u000b${MSH}\u001c\r\u000b${OTHER}\u001c\r`, 'hl7', [MSH, OTHER]],
  ['a batch file', `FHS|^~\\&|X\rBHS|^~\\&|X\r${MSH}${OTHER}BTS|2\rFTS|1\r`, 'hl7', [MSH, OTHER]],
  ['an MSH that is cut off: its door says what it lacks', 'MSH|^~\\&\n', 'hl7', ['MSH|^~\\&\n']],
  ['other delimiters', MSH.replaceAll('|', '#'), 'hl7', [MSH.replaceAll('|', '#')]],
  ['a resource', '{"resourceType":"Bundle"}', 'fhir', ['{"resourceType":"Bundle"}']],
  ['a resource on several lines', '{\n"resourceType":"Bundle"\n}\n', 'fhir', ['{\n"resourceType":"Bundle"\n}\n']],
  ['NDJSON', '{"resourceType":"A"}\n{"resourceType":"B"}\n', 'fhir', ['{"resourceType":"A"}', '{"resourceType":"B"}']],
  ['NDJSON with a broken line', '{"resourceType":"A"}\n{"resour', 'fhir', ['{"resourceType":"A"}', '{"resour']],
  ['a batch of claims', '{"claims":[]}', 'claims', ['{"claims":[]}']],
] as const) {
  test(`${why}: ${door}`, () => {
    const content = contentOf(Buffer.from(text));
    expect(content.door).toBe(door);
    expect(content).toHaveProperty('parts');
    expect('parts' in content && content.parts.map((part) => trimmed(part.toString()))).toEqual(parts.map(trimmed));
  });
}

/** A frame's CR after FS, and the CR before the next message, belong to nobody. */
const trimmed = (text: string): string => text.trim();

for (const [why, bytes, because] of [
  ['nothing', '', /empty/],
  ['blanks alone', ' \r\n\t\n'.repeat(100), /empty/],
  ['a batch without messages', 'FHS|^~\\&|X\rBHS|^~\\&|X\rBTS|0\rFTS|1\r', /no message/],
  ['text that begins like HL7', 'MSHA is a word', /Neither/],
  ['an X12 file', 'ISA*00*          *00*', /Neither/],
  ['UTF-16', Buffer.from('\ufeffMSH|^~\\&|', 'utf16le'), /Neither/],
  ['broken JSON', '{"resourceType":', /not well formed/],
  ['JSON of something else', '{"name":"x"}', /without a resourceType/],
  ['a resourceType that is no text', '{"resourceType":["Bundle"]}', /without a resourceType/],
  ['a list', '[{"resourceType":"Bundle"}]', /Neither/],
] as const) {
  test(`no door takes ${why}`, () => {
    const content = contentOf(Buffer.from(bytes));
    expect(content).toMatchObject({ door: null, because: expect.stringMatching(because) as string });
  });
}

test('bytes of another character set stay as they are', () => {
  const latin = Buffer.from(`${MSH}PV1|\u00fc\r`, 'latin1');
  const content = contentOf(latin);
  expect('parts' in content && content.parts[0]).toEqual(latin);
});
