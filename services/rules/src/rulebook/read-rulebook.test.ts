import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readRule, readRulebook, readRules } from './read-rulebook.js';
import { RuleFault } from './rule-fault.js';

const RULE = {
  id: 'UNT-901',
  title: 'Too many units',
  because: 'There are more units than anybody can give. Correct them.',
  severity: 'warn',
  scope: 'line',
  source: 'a test of the reader',
  carc: '222',
  owner: 'coding',
  when: 'line.units > 900',
  passes: [{ lines: [{ units: 900 }] }],
  fails: [{ lines: [{ units: 901 }], finds: [1] }],
};
const REPAIR = { says: 'Take the modifier out.', set: 'line.modifiers', to: 'without(line.modifiers, "51")' };
const fileOf = (...rules: readonly object[]): string =>
  stringify({ family: 'UNT', about: 'a family of tests', rules }, { aliasDuplicateObjects: false });

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'chargeline-rules-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('rules are read file by file, in the order of the names', () => {
  writeFileSync(join(folder, 'b.yaml'), fileOf(RULE));
  writeFileSync(
    join(folder, 'a.yml'),
    fileOf({ ...RULE, id: 'UNT-902', title: 'Another', because: `${RULE.because.slice(0, -1)} now.` }),
  );
  writeFileSync(join(folder, 'notes.md'), 'no rules');
  expect(readRulebook(folder).map(({ id }) => id)).toEqual(['UNT-902', 'UNT-901']);
});

for (const [why, text, says] of [
  ['no YAML', 'family: [', 'this is no YAML, line 1 column 10 (bad indent).'],
  ['nothing', '# a remark', 'it holds nothing.'],
  ['a tag', `${fileOf(RULE)}more: !!js/function x\n`, '(tag resolve failed)'],
  ['what stands too deep', `x: ${'['.repeat(20_000)}`, 'this is no YAML'],
  ['a key twice', `${fileOf(RULE)}family: UNT\n`, '(duplicate key)'],
  ['a rule of another family', fileOf({ ...RULE, id: 'REQ-901' }), 'REQ-901 is not of the family UNT.'],
  ['an id of another form', fileOf({ ...RULE, id: 'UNT-9' }), 'id'],
  ['no passing example', fileOf({ ...RULE, passes: [] }), 'UNT-901 passes needs at least 1 of them.'],
  ['no failing example', fileOf({ ...RULE, fails: undefined }), 'units.yaml: UNT-901 fails is missing.'],
  ['a failing example that finds nothing', fileOf({ ...RULE, fails: [{ finds: [] }] }), 'finds'],
  ['a severity that nobody knows', fileOf({ ...RULE, severity: 'fatal' }), 'severity'],
  ['a key that nobody knows', fileOf({ ...RULE, wen: 'line.units > 1' }), 'UNT-901 has "wen", which no rule has.'],
  ['a day that is none', fileOf({ ...RULE, from: '2025-02-30' }), 'from'],
  ['a repair that no example shows', fileOf({ ...RULE, repair: REPAIR }), 'needs a failing example that says'],
  ['a repair of what was done', fileOf({ ...RULE, repair: { ...REPAIR, set: 'line.units' } }), 'set'],
  ['a rule for nobody', fileOf({ ...RULE, applies: { payers: [] } }), 'payers'],
  ['claims of a kind that nobody knows', fileOf({ ...RULE, applies: { kinds: ['institutional'] } }), 'kinds'],
  ['no whole sentence', fileOf({ ...RULE, because: 'too many' }), 'because'],
  [
    'what has yet to be filled in',
    fileOf({ ...RULE, because: null, when: null }),
    'nothing stands yet at UNT-901 because, UNT-901 when. Fill it in.',
  ],
  ['an alias', 'family: &x UNT\nabout: *x\nrules: []\n', 'refers to another place'],
  [
    'a last day before the first',
    fileOf({ ...RULE, from: '2025-06-02', to: '2025-06-01' }),
    'UNT-901 to is a day before',
  ],
  ['a number for a text', fileOf({ ...RULE, carc: 16 }), 'UNT-901 carc must be a text (in quotes'],
] as const)
  test(`refused: ${why}`, () => {
    const read = (): unknown => readRules(text, 'units.yaml');
    expect(read).toThrow(RuleFault);
    expect(read).toThrow(`units.yaml: `);
    expect(read).toThrow(says);
  });

for (const what of ['id', 'title', 'because'] as const)
  test(`refused: two rules of one ${what}`, () => {
    const other = { ...RULE, id: 'UNT-902', title: 'Another', because: 'Another sentence that is long enough.' };
    writeFileSync(join(folder, 'a.yaml'), fileOf(RULE, { ...other, [what]: RULE[what] }));
    const says = what === 'id' ? 'UNT-901: there are two rules of this id.' : `has the same ${what} as UNT-901`;
    expect(() => readRulebook(folder)).toThrow(says);
  });

test('a rule alone is read as an entry, and as a file of one rule', () => {
  for (const text of [stringify(RULE), stringify([RULE]), fileOf(RULE)])
    expect(readRule(text, 'The rule')).toMatchObject({ id: 'UNT-901' });
  expect(() => readRule(fileOf(RULE, RULE), 'The rule')).toThrow('these are 2 rules. Give one at a time.');
});
