import { expect, test } from 'vitest';
import { judge, rulebook } from '../src/index.js';
import { codes } from './breaks/codes.js';
import { dates } from './breaks/dates.js';
import { lines } from './breaks/lines.js';
import { modifiers } from './breaks/modifiers.js';
import { payersAndPlaces } from './breaks/payers-and-places.js';
import { providers } from './breaks/providers.js';
import { required } from './breaks/required.js';
import { cleanClaim } from './clean-claim.js';

const breaks = [...required, ...providers, ...dates, ...codes, ...modifiers, ...lines, ...payersAndPlaces];

test('the clean office visit: no rule has a word against it', () =>
  expect(judge(cleanClaim(), rulebook)).toEqual({ outcome: 'judged', findings: [] }));

for (const [index, [rule, expected, change, joined = []]] of breaks.entries()) {
  test(`${rule} is broken (${index})`, () => {
    const clean = cleanClaim();
    change(clean);
    const { findings } = judge(clean, rulebook);
    expect(findings.filter((finding) => finding.rule === rule).map(({ line }) => line)).toEqual(expected);
    expect([...new Set(findings.map((finding) => finding.rule))].sort()).toEqual([rule, ...joined].sort());
  });
}

test('every way breaks a rule that there is', () => {
  const ids = new Set(rulebook.map(({ id }) => id));
  expect(breaks.filter(([rule]) => !ids.has(rule))).toEqual([]);
});
