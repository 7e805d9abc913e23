import { describe, expect, test } from 'vitest';
import { decodeHl7 } from './decode.js';
import { groupsOf } from './group.js';
import { hl7Path } from './path.js';

const DFT = [
  'MSH|^~\\&|EHR|CLINIC|CL|HUB|20250131||DFT^P03^DFT_P03|MSG2|P|2.5.1',
  'PID|1||123^^^CLINIC&1.2.3&ISO^MR~999^^^STATE^SS||O\\T\\M^JANE^""||19700101|F',
  'PV1|1|O||||""|1234567893^DOE^JOHN^^^^^^NPI&2.16.840.1.113883.4.6&ISO',
  'FT1|1|||20250131||CG|99213',
  'PR1|1||99213',
  'NTE|1||seen',
  'FT1|2|||20250131||CG|85025',
  'DG1|1||E11.9',
  'IN1|1|PLAN',
  'NTE|2||about the plan',
  '',
].join('\r');

const message = decodeHl7(Buffer.from(DFT));

describe('values', () => {
  test.each([
    ['a field is its own first component', 'PV1-2', 'O'],
    ['a component', 'PID-3.5', 'MR'],
    ['a field with components is read by its first', 'PID-3', '123'],
    ['a subcomponent', 'PID-3.4.2', '1.2.3'],
    ['a component with subcomponents is read by its first', 'PID-3.4', 'CLINIC'],
    ['a repetition', 'PID-3[2].1', '999'],
    ['a component of a repetition', 'PID-3[2].5', 'SS'],
    ['an escape is resolved after the cuts', 'PID-5.1', 'O&M'],
    ['a deleted value is empty', 'PV1-6', ''],
    ['a deleted component is empty', 'PID-5.3', ''],
    ['a field beyond the end', 'PID-60', ''],
    ['a component beyond the end', 'PID-5.9', ''],
    ['a repetition beyond the end', 'PID-3[3]', ''],
    ['a subcomponent beyond the end', 'PID-3.4.4', ''],
    ['a segment that is not there', 'GT1-3', ''],
    ['the separator', 'MSH-1', '|'],
    ['the encoding characters, uncut', 'MSH-2', '^~\\&'],
    ['MSH counts its separator', 'MSH-9.2', 'P03'],
    ['the first of several segments', 'FT1-7', '99213'],
  ])('%s: %s', (_why, path, value) => {
    expect(message.value(path)).toBe(value);
  });

  test('by number, in the order field, component, repetition, subcomponent', () => {
    expect(message.first('PID')?.get(3, 4, 1, 3)).toBe('ISO');
    expect(message.all('FT1').map((ft1) => ft1.get(7))).toEqual(['99213', '85025']);
  });

  test('by path on one segment', () => {
    expect(message.all('FT1')[1]?.value('FT1-7.1')).toBe('85025');
    expect(message.all('FT1')[1]?.value('PV1-2')).toBe('');
  });

  test('raw, as sent', () => {
    const pid = message.first('PID');
    expect(pid?.raw(5)).toBe('O\\T\\M^JANE^""');
    expect(pid?.repetitions(3)).toEqual(['123^^^CLINIC&1.2.3&ISO^MR', '999^^^STATE^SS']);
    expect(pid?.repetitions(4)).toEqual([]);
    expect(pid?.fieldCount).toBe(8);
  });

  test('absent segments are no error', () => {
    expect(message.first('ZZZ')).toBeUndefined();
    expect(message.all('ZZZ')).toEqual([]);
  });
});

describe('paths', () => {
  test('what is left out is the first', () => {
    expect(hl7Path('PV1-19')).toEqual({ segment: 'PV1', field: 19, repetition: 1, component: 1, subcomponent: 1 });
    expect(hl7Path('PID-3[2].4.3')).toEqual({ segment: 'PID', field: 3, repetition: 2, component: 4, subcomponent: 3 });
  });

  test.each(['', 'PV1', 'PV1.19', 'pv1-19', 'PV1-19.', 'PV1-19.1.1.1', 'PV1-x', 'PID-3[]'])('%j is none', (text) => {
    expect(() => hl7Path(text)).toThrow(expect.objectContaining({ code: 'CHL_HL7_BAD_PATH' }));
  });
});

describe('groups', () => {
  const names = (members: readonly string[]): unknown =>
    groupsOf(message.segments, 'FT1', members).map((group) => [
      group.head.get(1),
      group.members.map(({ name, index }) => `${name}@${index}`),
    ]);

  test('each charge has the procedures and diagnoses that follow it', () => {
    expect(names(['PR1', 'NTE', 'DG1'])).toEqual([
      ['1', ['PR1@4', 'NTE@5']],
      ['2', ['DG1@7']],
    ]);
  });

  test('a segment of another name ends the group', () => {
    expect(names(['NTE', 'DG1'])).toEqual([
      ['1', []],
      ['2', ['DG1@7']],
    ]);
  });

  test('no head, no group', () => {
    expect(groupsOf(message.segments, 'OBR', ['OBX'])).toEqual([]);
  });
});
