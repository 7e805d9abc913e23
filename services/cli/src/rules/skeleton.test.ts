import { readRules } from '@chargeline/rules';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { idsIn, nextId, skeletonOf } from './skeleton.js';

const HOUSE = ['MOD-001', 'MOD-050', 'DX-999', 'REQ-002'];

for (const [family, id] of [
  ['MOD', 'MOD-051'],
  ['REQ', 'REQ-003'],
  ['ACME', 'ACME-001'],
  ['DX', null],
] as const)
  test(`the next id of ${family}`, () => expect(nextId(family, HOUSE)).toBe(id));

test('ids are found in files that cannot be read yet, and a word in a sentence is none', () => {
  expect(idsIn('rules:\n  - id: ACME-001\n    because:\n  - id: "ACME-007"\n  # as MOD-050')).toEqual([
    'ACME-001',
    'ACME-007',
  ]);
});

const EMPTY = ['because', 'source', 'when', 'passes 1 says', 'fails 1 says'];

for (const [scope, change, example, when] of [
  ['claim', 'encounter', { authorization: 'A1' }, 'encounter.authorization is present'],
  ['line', 'lines', [{ units: 9 }], 'line.units = 9'],
  ['diagnosis', 'claim', { diagnoses: ['E119', 'Z00'] }, 'diagnosis.code = "Z00"'],
] as const) {
  const skeleton = skeletonOf({ id: 'ACME-001', title: 'Title: "of" mine', severity: 'warn', scope });

  test(`a skeleton of a rule of ${scope}s does not load, and says what is missing`, () => {
    const load = (): unknown => readRules(skeleton, 'acme-001.yaml');
    for (const place of [...EMPTY, `passes 1 ${change}`, `fails 1 ${change}`])
      expect(load).toThrow(`ACME-001 ${place}`);
  });

  test(`a skeleton of a rule of ${scope}s that is filled in loads`, () => {
    const file = parse(skeleton) as { rules: [Record<string, unknown> & { passes: object[]; fails: object[] }] };
    const [rule] = file.rules;
    Object.assign(rule, { because: 'This is a sentence that is long enough.', source: 'our own manual', when });
    Object.assign(rule.passes[0]!, { says: 'as it should be', [change]: scope === 'line' ? [{}] : {} });
    Object.assign(rule.fails[0]!, { says: 'as it should not be', [change]: example });
    expect(readRules(stringify(file), 'acme-001.yaml')).toMatchObject([
      { id: 'ACME-001', title: 'Title: "of" mine', scope },
    ]);
  });
}
