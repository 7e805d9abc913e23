import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkedOwnRule, MOST_STEPS } from './checked-own-rule.js';
import { rulebook } from './house-rules.js';
import { RuleFault } from './rule-fault.js';

const RULE = {
  id: 'OWN-001',
  title: 'Too many units here',
  because: 'There are more units than the clinic gives. Correct them.',
  severity: 'warn',
  scope: 'line',
  source: 'the policy of the clinic',
  owner: 'coding',
  when: 'line.units > 9',
  passes: [{ lines: [{ units: 9 }] }],
  fails: [{ lines: [{ units: 10 }], finds: [1] }],
};
const textOf = (change: object = {}): string => stringify({ ...RULE, ...change }, { aliasDuplicateObjects: false });

test('a rule of a tenant’s own is read and proven', () => {
  const { rule, text } = checkedOwnRule(textOf({ applies: { tenants: ['acme'] } }), 'acme');
  expect([rule.id, rule.severity, text.when]).toEqual(['OWN-001', 'warn', 'line.units > 9']);
});

const lines = (count: number): readonly object[] => Array.from({ length: count }, () => ({}));
const WALKS = Array.from(
  { length: 20 },
  (_, at) => `(any a in claim.lines: any b in claim.lines: b.unitsOfClaim = ${100_000 + at})`,
).join(' or ');
const repair = (set: string, to: string): object => ({ says: 'Set what the clinic wants.', set, to });
const repairs = (...after: readonly unknown[]): readonly object[] => [
  { lines: [{ units: 10 }], finds: [1], repairs: after },
];
const full = [{ lines: [{ units: 10, modifiers: ['25', 'GA', 'GB', 'GD'] }], finds: [1], repairs: [null] }];
const ndc = { code: '00002-1433-80', quantity: 1, unit: 'ML' };
const drug = [{ lines: [{ units: 10, ndc }], finds: [1], repairs: [null] }];
const bomb = `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n`;

for (const [why, text, says] of [
  ['nothing', '', 'The rule: '],
  [
    'a list of rules',
    stringify([RULE, RULE], { aliasDuplicateObjects: false }),
    'these are 2 rules. Give one at a time.',
  ],
  ['longer than any rule', textOf({ title: 'x'.repeat(20_001) }), 'longer than 20000 characters'],
  ['a bomb of aliases', bomb, 'refers to another place'],
  [
    'an alias within a rule',
    textOf().replace('title: Too many units here', 'title: &t Too many units here\nsays: *t'),
    'refers to another place',
  ],
  ['brackets as deep as they go', `id: ${'['.repeat(19_000)}`, 'The rule: '],
  ['braces as deep as they go', `id: ${'{a: '.repeat(4_900)}`, 'The rule: '],
  ['a key of prototypes', `${textOf()}__proto__: { isAdmin: true }\n`, 'has "__proto__", which no rule has.'],
  ['a tag of JavaScript', textOf().replace('id: OWN-001', 'id: !!js/function "() => 1"'), '(tag resolve failed)'],
  ['another version of YAML', `%YAML 1.1\n---\n${textOf().replace('id: OWN-001', 'id: !!binary "QUJD"')}`, 'id'],
  ['two documents', `${textOf()}---\n${textOf()}`, '(multiple docs)'],
  ['a name that is not known', textOf({ when: 'process.exit = 1' }), 'The name "process" is not known here.'],
  ['a constructor', textOf({ when: 'line.constructor = 1' }), 'A line has no field "constructor".'],
  ['a prototype', textOf({ when: 'line.__proto__ is present' }), '"_" means nothing here'],
  ['a function of objects', textOf({ when: 'hasOwnProperty(line.code)' }), 'There is no function "hasOwnProperty".'],
  ['a function of all objects', textOf({ when: 'toString(line.code) = "1"' }), 'There is no function "toString".'],
  ['another tenant', textOf({ applies: { tenants: ['acme', 'rival'] } }), 'it can be for nobody but your own tenant'],
  [
    'a condition as long as a book',
    textOf({ when: `${'line.units > 9 and '.repeat(200)}line.units > 9` }),
    'condition are 2000 at most',
  ],
  ['a condition as deep as it goes', textOf({ when: `${'('.repeat(990)}line.units > 9${')'.repeat(990)}` }), 'OWN-001'],
  ['a sentence as long as a page', textOf({ because: `A${'a'.repeat(600)}.` }), 'a sentence are 500'],
  ['more examples than anybody reads', textOf({ passes: lines(41) }), 'examples are 40'],
  [
    'an example of more lines than a claim has',
    textOf({ passes: [{ lines: lines(51) }] }),
    'lines of an example are 50',
  ],
  [
    'an example of a long history',
    textOf({ passes: [{ history: [{ lines: lines(51) }] }] }),
    'past lines of an example are 50',
  ],
  [
    'an example that is no claim',
    textOf({ passes: [{ claim: { lines: 7 } }] }),
    'OWN-001: its example passes 1 is no claim: claim.lines must be a list.',
  ],
  [
    'an example without a patient',
    textOf({
      when: 'encounter.patient.age > 9',
      passes: [{ encounter: { patient: { ageYears: 9 } } }, { encounter: { patient: null } }],
      fails: [{ finds: [1, 2] }],
    }),
    'its example passes 2 is no claim: encounter.patient must be an object.',
  ],
  [
    'an example whose units are a word',
    textOf({ passes: [{ lines: [{ units: 'no' }] }] }),
    'its example passes 1 is no claim: claim.lines.0.units must be a number.',
  ],
  [
    'an example of a thousand pointers, asked of each of each other',
    textOf({
      scope: 'diagnosis',
      when: '(any a in line.diagnoses: any b in line.diagnoses: a.code != b.code) or line.units > 9',
      passes: [{ claim: { diagnoses: ['E119'] }, lines: [{ pointers: Array(1_000).fill(1) }] }],
    }),
    'its example passes 1 is no claim: claim.lines.0.pointers must have at most 4.',
  ],
  [
    'an example of more modifiers than a line has',
    textOf({ fails: [{ lines: [{ units: 10 }, { modifiers: ['1', '2', '3', '4', '5'] }], finds: [1] }] }),
    'its example fails 1 is no claim: claim.lines.1.modifiers must have at most 4.',
  ],
  [
    'an example of more diagnoses than a claim has',
    textOf({ passes: [{ claim: { diagnoses: Array(13).fill('E119') } }] }),
    'its example passes 1 is no claim: claim.diagnoses must have at most 12.',
  ],
  [
    'an example of past modifiers that are none',
    textOf({ passes: [{ history: [{ lines: [{ modifiers: ['TOO LONG'] }] }] }] }),
    'its example passes 1 is no claim: history.0.lines.0.modifiers.0 must have at most 2.',
  ],
  [
    'a field that a claim has not',
    textOf({ passes: [{ encounter: { colour: 'yellow' } }] }),
    'its example passes 1 is no claim: encounter has a field that is not known here.',
  ],
  [
    'a repair to a modifier that is none',
    textOf({ repair: repair('line.modifiers', 'plus(line.modifiers, "XYZ")'), fails: repairs(['25', 'XYZ']) }),
    'in its example fails 1 the repair makes ["25","XYZ"] of line.modifiers, which cannot hold that.',
  ],
  [
    'a repair to a fifth modifier',
    textOf({ repair: repair('line.modifiers', 'plus(line.modifiers, "GC")'), fails: full }),
    'in its example fails 1 the repair makes ["25","GA","GB","GD","GC"] of line.modifiers, which cannot hold that.',
  ],
  [
    'a repair to a place that is none, whatever the example says of it',
    textOf({ repair: repair('line.place', '"OFFICE"'), fails: repairs(null) }),
    'in its example fails 1 the repair makes "OFFICE" of line.place, which cannot hold that.',
  ],
  [
    'a repair to a unit that is none',
    textOf({ repair: repair('line.ndc.unit', '"GRAM"'), fails: drug }),
    'in its example fails 1 the repair makes "GRAM" of line.ndc.unit, which cannot hold that.',
  ],
  [
    'an example that does not come out',
    textOf({ when: 'line.units > 10' }),
    'its example fails 1 finds [] and should find [1].',
  ],
  [
    'a walk of walks through the history',
    textOf({ when: 'any one in line.history: any other in line.history: one.code = other.code' }),
    'steps to ask it of the longest claim, and 10,000,000 are the most',
  ],
  [
    'a walk of lines through the history',
    textOf({ when: 'any other in line.others: any past in line.history: past.code = other.code' }),
    'steps to ask it of the longest claim, and 10,000,000 are the most',
  ],
  [
    'a walk of the history through lines',
    textOf({ when: 'any past in line.history: (count other in line.others: other.code = past.code) > 1' }),
    'steps to ask it of the longest claim, and 10,000,000 are the most',
  ],
  [
    'walks through lines of which each counts the lines again, asked of each diagnosis',
    textOf({ scope: 'diagnosis', when: `line.units > 9 or ${WALKS}` }),
    'steps to ask it of the longest claim, and 10,000,000 are the most',
  ],
] as const)
  test(`refused, and soon: ${why}`, () => {
    const began = performance.now();
    const read = (): unknown => checkedOwnRule(text, 'acme');
    expect(read).toThrow(RuleFault);
    expect(read).toThrow(says);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

test('a walk within a walk through short lists is no more than a rule may cost', () => {
  const when = 'line.units > 9 or any past in line.history: any one in line.diagnoses: past.code = one.code';
  expect(() => checkedOwnRule(textOf({ when }), 'acme')).not.toThrow();
});

test('each rule of the house costs no more than a tenant’s own may', () => {
  const dearest = rulebook.toSorted((one, other) => other.cost - one.cost);
  const [first] = dearest;
  console.log(`The dearest rule of the house is ${first!.id}: ${first!.cost.toLocaleString('en-US')} steps.`);
  expect(dearest.filter(({ cost }) => cost > MOST_STEPS).map(({ id }) => id)).toEqual([]);
});

const either = (at: number): string => `(line.units > ${at} or line.charge > $${at}000.00)`;

test('a condition of many alternatives is read soon too', () => {
  const began = performance.now();
  const when = Array.from({ length: 40 }, (_, at) => either(at + 9)).join(' and ');
  expect(() => checkedOwnRule(textOf({ when, fails: [{ lines: [{ units: 99 }], finds: [1] }] }), 'acme')).not.toThrow();
  expect(performance.now() - began).toBeLessThan(2_000);
});

for (const literal of ['\\', "'+process.exit(1)+'", '${process.exit(1)}', '`', '*/', '\u2028', '\ud800'])
  test(`a text in a condition is a text: ${JSON.stringify(literal)}`, () => {
    const when = `line.code != "${literal}" and line.units > 9 and not line.code in ["${literal}", "B"]`;
    expect(() => checkedOwnRule(textOf({ when }), 'acme')).not.toThrow();
  });

test('a text in a condition ends at its second quote', () => {
  const when = 'line.code = ""+process.exit(1)+""';
  expect(() => checkedOwnRule(textOf({ when }), 'acme')).toThrow(RuleFault);
});

test('nothing that a text says reaches the objects of the house', () => {
  expect(() => checkedOwnRule(`${textOf()}__proto__: { isAdmin: true }\n`, 'acme')).toThrow(RuleFault);
  const hostile = '{"constructor": {"prototype": {"isAdmin": true}}, "__proto__": {"isAdmin": true}}';
  const text = textOf({ passes: [] }).replace('passes: []', `passes: [{ encounter: ${hostile} }]`);
  expect(() => checkedOwnRule(text, 'acme')).toThrow('encounter has a field that is not known here.');
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test('an example may bring earlier claims, a day, and what the model claim has not', () => {
  const passes = [
    { judgedOn: null, history: [{ taxonomy: null, lines: [{ serviceFrom: '2025-01-07', placeOfService: null }] }] },
    { encounter: { authorization: 'A1', referringProvider: null, coverage: null }, lines: [{}, {}, { ndc }] },
  ];
  expect(() => checkedOwnRule(textOf({ passes }), 'acme')).not.toThrow();
});
