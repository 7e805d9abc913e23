import { expect, test } from 'vitest';
import { brokenBy } from '../domain/broken.js';
import { ClaimView } from '../domain/claim-view.js';
import { decide } from '../domain/decision.js';
import { judge } from '../domain/judge.js';
import { claimOf, wrongExamples } from './example.js';
import type { Example, RuleText } from './rule-file.js';
import { ruleOf } from './written-rule.js';

const textOf = (change: Partial<RuleText>): RuleText => ({
  id: 'T-001',
  title: 'A rule to try',
  because: 'This was done to try the rule.',
  severity: 'warn',
  scope: 'line',
  source: 'a test',
  owner: 'coding',
  when: 'line.units > 0',
  passes: [{ lines: [{ units: 0 }, { units: 0 }] }],
  fails: [{ finds: [1, 2] }],
  ...change,
});

const found = (change: Partial<RuleText>, example: Example) =>
  brokenBy(ruleOf(textOf(change)), new ClaimView(claimOf(example)));

for (const [why, applies, example, finds] of [
  ['its payer', { payers: ['12345'] }, {}, [1, 2]],
  ['another payer', { payers: ['99999'] }, {}, []],
  ['no payer', { payers: ['12345'] }, { encounter: { coverage: null } }, []],
  ['its kind of insurance', { filings: ['MB', 'CI'] }, {}, [1, 2]],
  ['another kind of insurance', { filings: ['MB'] }, {}, []],
  [
    'a kind of insurance that nobody told',
    { filings: ['CI'] },
    { encounter: { coverage: { filingIndicator: null } } },
    [],
  ],
  ['its places', { places: ['21'] }, { lines: [{ placeOfService: '21' }] }, [1]],
  [
    'the place of the encounter',
    { places: ['11'] },
    { lines: [{ placeOfService: null }, { placeOfService: '21' }] },
    [1],
  ],
  ['equipment', { kinds: ['dme'] }, { lines: [{ code: 'E0601' }] }, [1]],
  ['services', { kinds: ['professional'] }, { lines: [{ code: 'E0601' }] }, [2]],
  [
    'all of them at once',
    { filings: ['CI'], places: ['21'], kinds: ['dme'] },
    { lines: [{ code: 'K0001', placeOfService: '21' }] },
    [1],
  ],
] as const satisfies readonly (readonly [string, NonNullable<RuleText['applies']>, Example, readonly number[]])[]) {
  test(`a rule that applies to some: ${why}`, () => {
    expect(found({ applies: structuredClone(applies) }, example)).toEqual(finds);
    const findings = judge(claimOf(example), [ruleOf(textOf({ applies: structuredClone(applies) }))]).findings;
    expect(findings.map(({ line }) => line)).toEqual(finds);
  });
}

const takeOut: Partial<RuleText> = {
  when: 'line.modifiers has "51"',
  passes: [{}],
  repair: { says: 'Take modifier 51 out.', set: 'line.modifiers', to: 'without(line.modifiers, "51")' },
};

test('a finding proposes the repair of its rule, with the value before and after', () => {
  const { findings } = judge(claimOf({ lines: [{}, { modifiers: ['51', 'GC'] }] }), [ruleOf(textOf(takeOut))]);
  expect(findings).toMatchObject([
    {
      line: 2,
      repair: { says: 'Take modifier 51 out.', field: 'line.modifiers', before: '["51","GC"]', after: '["GC"]' },
    },
  ]);
});

test('where there is no value there is no repair', () => {
  const rule = ruleOf(
    textOf({ repair: { says: 'Name the unit of the drug.', set: 'line.ndc.unit', to: 'line.ndc.unit' } }),
  );
  expect(judge(claimOf({}), [rule]).findings.map(({ repair }) => repair)).toEqual([null, null]);
});

const ADD: RuleText['repair'] = {
  says: 'Add modifier GC.',
  set: 'line.modifiers',
  to: 'plus(line.modifiers, "GC")',
};

test('what the line does not take is not proposed, and no claim is mended by it', () => {
  const rule = ruleOf(textOf({ repair: ADD }));
  const document = claimOf({ lines: [{ modifiers: ['25', 'GA', 'GB', 'GD'] }, { modifiers: ['25', 'GA', 'GB'] }] });
  const { findings } = judge(document, [rule]);
  expect(findings.map(({ repair }) => repair?.after ?? null)).toEqual([null, '["25","GA","GB","GC"]']);
  expect(decide(document, [rule], new Set([rule.id]), { cleared: null, repaired: null })).toMatchObject({
    outcome: 'repaired',
    changes: { charges: [{ chargeId: '2', modifiers: ['25', 'GA', 'GB', 'GC'] }] },
  });
});

const wrong = (change: Partial<RuleText>): readonly unknown[] => {
  const text = textOf({ ...takeOut, ...change });
  return wrongExamples(text, ruleOf(text)).map(({ example, finds, shouldFind }) => [example, finds, shouldFind]);
};
const fails: RuleText['fails'] = [{ lines: [{}, { modifiers: ['51', 'GC'] }], finds: [2], repairs: [['GC']] }];

test('a repair that mends what it finds, as its example says', () => expect(wrong({ fails })).toEqual([]));
test('told: a repair that makes something else', () =>
  expect(wrong({ fails: [{ ...fails[0]!, repairs: [['51']] }] })).toEqual([['fails 1', [['GC']], [['51']]]]));
test('told: a repair that mends nothing', () =>
  expect(
    wrong({
      fails: [{ ...fails[0]!, repairs: [['51']] }],
      repair: { says: 'Take modifier GC out.', set: 'line.modifiers', to: 'without(line.modifiers, "GC")' },
    }),
  ).toEqual([['fails 1', [2], []]]));
test('told: a repair to what the line does not take', () => {
  const modifiers = ['51', 'GA', 'GB', 'GD'];
  const repaired = [...modifiers, 'GC'];
  expect(wrong({ fails: [{ lines: [{ modifiers }], finds: [1] }], repair: ADD })).toEqual([
    ['fails 1', [repaired], []],
  ]);
});
test('told: an example that speaks of a repair that is not there', () =>
  expect(wrong({ fails, repair: undefined })).toEqual([['fails 1', [], [['GC']]]]));

for (const [why, change, says] of [
  ['of the whole claim', { scope: 'claim', when: 'claim.lines.size > 1' }, 'only a rule of lines can have a repair'],
  [
    'of another type',
    { repair: { ...takeOut.repair!, to: 'line.units' } },
    'its repair, line 1 column 1: This is a number, where a list of texts is needed.',
  ],
  [
    'that asks what is not there',
    { repair: { ...takeOut.repair!, to: 'without(line.modifers, "51")' } },
    'its repair, line 1 column 14: A line has no field "modifers".',
  ],
] as const satisfies readonly (readonly [string, Partial<RuleText>, string])[])
  test(`refused: a repair ${why}`, () => expect(() => ruleOf(textOf({ ...takeOut, ...change }))).toThrow(says));
