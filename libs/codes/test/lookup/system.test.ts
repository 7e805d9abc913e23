import { expect, test } from 'vitest';
import { CODE_SYSTEMS, isCodeSystem } from '../../src/index.js';
import { formatOf } from '../../src/official/formats.js';
import { bareCode, descriptionOf, isInForce, SYSTEMS } from '../../src/lookup/system.js';

for (const [system, text, bare] of [
  ['icd10cm', 'E11.9', 'E119'],
  ['icd10cm', 'u07.1', 'U071'],
  ['icd10cm', 'E.119', undefined],
  ['icd10cm', 'E11..9', undefined],
  ['icd10cm', 'E1', undefined],
  ['icd10cm', ' E11.9', undefined],
  ['icd10cm', 'É11.9', undefined],
  ['icd10cm', 'ı10', undefined],
  ['icd10cm', '', undefined],
  ['icd10cm', 'E11.9'.repeat(10_000), undefined],
  ['icd10pcs', '0srd0j9', '0SRD0J9'],
  ['icd10pcs', 'O0RD0J9', undefined],
  ['hcpcs', 'j1885', 'J1885'],
  ['hcpcs', 'LT', 'LT'],
  ['hcpcs', '25', undefined],
  ['hcpcs', '99213', undefined],
  ['cpt', '99213', '99213'],
  ['cpt', '0001U', '0001U'],
  ['cpt', '9921', undefined],
  ['ms-drg', '001', '001'],
  ['ms-drg', '1', undefined],
  ['place-of-service', '02', '02'],
  ['place-of-service', '2', undefined],
  ['carc', '45', '45'],
  ['carc', 'a1', 'A1'],
  ['carc', 'CO-45', undefined],
  ['rarc', 'MA130', 'MA130'],
  ['rarc', 'X1', undefined],
  ['bill-type', '0131', '131'],
  ['bill-type', '13x', '13X'],
  ['bill-type', '031', undefined],
  ['revenue-code', '0450', '0450'],
  ['revenue-code', '450', undefined],
] as const) {
  test(`${system}: ${JSON.stringify(text.slice(0, 12))} is ${bare ?? 'no code'}`, () =>
    expect(bareCode(system, text)).toBe(bare));
}

test('what every code set names is in the tables of its kind', () => {
  for (const system of CODE_SYSTEMS) {
    const { kind, described, days, successors, headers, keyEnd } = SYSTEMS[system];
    const { columns, key, search = [] } = formatOf(kind).table;
    const named = [
      ...described,
      ...(days === undefined ? [] : [days.from, days.to]),
      successors,
      headers && 'billable',
    ];
    expect(named.filter((name) => name !== undefined && !(name in columns))).toEqual([]);
    expect(key).toHaveLength(keyEnd === undefined ? 1 : 2);
    expect(key[0]).toBe('code');
    expect(described.filter((name) => !search.includes(name))).toEqual([]);
  }
});

test('names of code sets are those, and nothing that objects inherit', () => {
  expect(CODE_SYSTEMS.every(isCodeSystem)).toBe(true);
  expect(['ICD10CM', 'pfs', 'constructor', 'toString', '__proto__', ''].some(isCodeSystem)).toBe(false);
});

test('the longer text is the better, an empty one is none', () => {
  expect(descriptionOf({ short: 'Dis of X', long: 'Disease of X' }, SYSTEMS.icd10cm)).toBe('Disease of X');
  expect(descriptionOf({ short: 'Dis of X', long: '' }, SYSTEMS.icd10cm)).toBe('Dis of X');
  expect(descriptionOf({ text: '' }, SYSTEMS.carc)).toBeNull();
  expect(descriptionOf({ code: '99213', text: 'somebody’s' }, SYSTEMS.cpt)).toBeNull();
});

test('days of a row: both ends are in force, an empty end is open', () => {
  const row = { from: '2025-01-02', to: '2025-01-03' };
  const days = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04'];
  expect(days.map((day) => isInForce(row, day, SYSTEMS.carc))).toEqual([false, true, true, false]);
  expect(days.every((day) => isInForce({ from: '', to: null }, day, SYSTEMS.carc))).toBe(true);
});
