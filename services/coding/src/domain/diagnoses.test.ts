import type { Charge, Diagnosis } from '@chargeline/contracts';
import { encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { codedDiagnoses } from './diagnoses.js';

const DAY = '2025-06-02';
const [charge] = encounter.charges as [Charge];
const icd = (...codes: string[]): Diagnosis[] => codes.map((code) => ({ code, system: 'ICD10CM' }));
const charges = (...named: string[][]): Charge[] => named.map((diagnoses) => ({ ...charge, diagnoses }));

for (const [why, diagnoses, named, codes, pointed] of [
  ['one of each', icd('E119'), [['E119']], ['E119'], [['E119']]],
  ['the dot goes, wherever it stands', icd('E11.9'), [['E119']], ['E119'], [['E119']]],
  ['the dot of a charge goes too', icd('E119'), [['E11.9']], ['E119'], [['E119']]],
  ['listed twice, billed once', icd('E119', 'I10', 'E11.9'), [['E119']], ['E119', 'I10'], [['E119']]],
  ['those pointed to come first', icd('E119', 'I10', 'M5450'), [['M5450']], ['M5450', 'E119', 'I10'], [['M5450']]],
  ['in the order of the encounter', icd('E119', 'I10'), [['I10', 'E119']], ['E119', 'I10'], [['I10', 'E119']]],
  ['named on a charge alone: still coded', icd('E119'), [['I10']], ['I10', 'E119'], [['I10']]],
  ['none listed, one on the charge', [], [['I10'], []], ['I10'], [['I10'], ['I10']]],
  ['a charge that names none: the first four', icd('E119', 'I10', 'M5450', 'C61', 'N400'), [[]], null, null],
  ['a fifth on the charge stays a diagnosis', icd('E119'), [['E119', 'I10', 'M5450', 'C61', 'N400']], null, null],
  ['named twice, pointed to once', icd('E119'), [['E119', 'E11.9']], ['E119'], [['E119']]],
] as const) {
  test(`diagnoses: ${why}`, () => {
    const five = ['E119', 'I10', 'M5450', 'C61', 'N400'];
    expect(codedDiagnoses(diagnoses, charges(...named.map((codes) => [...codes])), DAY)).toEqual({
      codes: codes ?? five,
      pointed: pointed ?? [five.slice(0, 4)],
      items: [],
    });
  });
}

for (const [why, diagnosis, day, reason] of [
  ['SNOMED CT is not ICD-10-CM', { code: '44054006', system: 'SNOMED' }, DAY, 'no-icd10cm-code'],
  ['nor is ICD-9-CM', { code: '25000', system: 'ICD9CM' }, DAY, 'no-icd10cm-code'],
  ['nor a code of nobody knows what', { code: 'E119', system: 'other' }, DAY, 'no-icd10cm-code'],
  ['too short', { code: 'E1', system: 'ICD10CM' }, DAY, 'malformed-diagnosis'],
  ['in small letters', { code: 'e119', system: 'ICD10CM' }, DAY, 'malformed-diagnosis'],
  ['a Cyrillic look-alike', { code: 'Е119', system: 'ICD10CM' }, DAY, 'malformed-diagnosis'],
  ['empty', { code: '', system: 'ICD10CM' }, DAY, 'malformed-diagnosis'],
  ['a category', { code: 'E11', system: 'ICD10CM' }, DAY, 'not-billable'],
  ['a heading since October 2025', { code: 'G35', system: 'ICD10CM' }, '2025-10-01', 'not-billable'],
  ['a code nobody has', { code: 'Q99.99', system: 'ICD10CM' }, DAY, 'not-in-code-set'],
] as const) {
  test(`to a coder: ${why}`, () => {
    const { codes, items } = codedDiagnoses([...icd('I10'), diagnosis], charges(['I10']), day);
    expect(codes).toEqual(['I10']);
    expect(items).toMatchObject([{ what: 'diagnosis', ordinal: 1, reason }]);
  });
}

for (const [why, code, day] of [
  ['G35 on its last day', 'G35', '2025-09-30'],
  ['a code that is not yet in force is for rules', 'G35A', '2025-09-30'],
  ['a day without a release is for rules', 'Q9999', '2023-06-02'],
  ['a heading on a day without a release', 'E11', '2023-06-02'],
  ['no day at all: only the form counts', 'Q9999', null],
] as const) {
  test(`accepted: ${why}`, () => expect(codedDiagnoses(icd(code), charges([code]), day).codes).toEqual([code]));
}

test('a fault is reported where it stands: a charge that names a faulty diagnosis of the encounter adds nothing', () => {
  const { items } = codedDiagnoses(icd('E11'), charges(['E11'], ['E11', 'I1']), DAY);
  expect(items.map(({ what, ordinal, reason }) => [what, ordinal, reason])).toEqual([
    ['diagnosis', 0, 'not-billable'],
    ['charge', 1, 'malformed-diagnosis'],
  ]);
});

test('what is not formed like a code is never quoted', () => {
  const { items } = codedDiagnoses(icd('Jane Roe 1960'), charges(['Roe']), DAY);
  expect(items).toHaveLength(2);
  expect(JSON.stringify(items)).not.toMatch(/Roe/);
});
