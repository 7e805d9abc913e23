import { expect, test } from 'vitest';
import { Backtest, type KnownOutcome, type Rule, rulebook } from '../../src/index.js';
import { cleanClaim } from '../clean-claim.js';

const ruleOf = (id: string): Rule => rulebook.find((rule) => rule.id === id)!;
/** Both sides twice: MOD-050 rejects, with CARC 4. */
const MOD_050: Rule = { ...ruleOf('MOD-050'), severity: 'reject', carc: '4' };

function twice(claimId: string) {
  const { encounter, claim, ecg } = cleanClaim();
  Object.assign(ecg, { code: '20610', modifiers: ['50'], units: 2 });
  return { judgedOn: null, encounter, claim: { ...claim, claimId } };
}
const clean = () => cleanClaim();

function run(before: readonly Rule[], after: readonly Rule[], known: KnownOutcome | null = null) {
  const backtest = new Backtest(before, after);
  for (const claimId of ['A', 'B', 'C', 'D']) backtest.add(twice(claimId), known);
  backtest.add(clean());
  return backtest.report();
}

test('a new rule: new findings by rule, the claims that it stops, and what they charge', () => {
  expect(run([], [MOD_050])).toEqual({
    claims: 5,
    rules: [
      {
        rule: 'MOD-050',
        severityBefore: null,
        severityAfter: 'reject',
        newFindings: 4,
        lostFindings: 0,
        regraded: 0,
        claims: ['A', 'B', 'C'],
      },
    ],
    newFindings: 4,
    lostFindings: 0,
    outcomes: [{ before: 'judged', after: 'rejected', claims: 4, cents: 4 * 18_500 }],
    changedClaims: 4,
    touchedCents: 4 * 18_500,
    known: null,
  });
});

test('a rule that is gone: lost findings', () => {
  const { newFindings, lostFindings, outcomes } = run([MOD_050], []);
  expect({ newFindings, lostFindings }).toEqual({ newFindings: 0, lostFindings: 4 });
  expect(outcomes).toMatchObject([{ before: 'rejected', after: 'judged', claims: 4 }]);
});

test('another severity is neither new nor lost; a hold in place of a rejection changes the outcome', () => {
  const { rules, newFindings, lostFindings, outcomes } = run([MOD_050], [{ ...MOD_050, severity: 'hold' }]);
  expect({ newFindings, lostFindings }).toEqual({ newFindings: 0, lostFindings: 0 });
  expect(rules).toMatchObject([{ regraded: 4, severityBefore: 'reject', severityAfter: 'hold' }]);
  expect(outcomes).toMatchObject([{ before: 'rejected', after: 'held', claims: 4 }]);
});

test('a rule of one tenant is asked of its claims alone', () => {
  const ofAcme: Rule = { ...MOD_050, tenants: ['acme'] };
  const backtest = new Backtest([], [ofAcme]);
  for (const tenantId of ['acme', 'other', undefined]) {
    const { encounter, ...document } = twice(`of ${tenantId}`);
    backtest.add({ ...document, encounter: { ...encounter, tenantId } });
  }
  expect(backtest.report()).toMatchObject({ newFindings: 1, rules: [{ claims: ['of acme'] }] });
});

test('a hold that a person has lifted stops nothing', () => {
  const { encounter, ...document } = twice('A');
  const backtest = new Backtest([], [{ ...MOD_050, severity: 'hold' }]);
  backtest.add({ ...document, encounter: { ...encounter, cleared: ['MOD-050'] } });
  expect(backtest.report()).toMatchObject({ newFindings: 1, changedClaims: 0 });
});

test('the same rulebook twice changes nothing', () => {
  expect(run(rulebook, rulebook)).toMatchObject({ rules: [], outcomes: [], changedClaims: 0, touchedCents: 0 });
});

for (const [why, known, after, accuracy] of [
  [
    'paid all the same: a false alarm',
    { paid: true, deniedCarcs: [] },
    MOD_050,
    { falseAlarms: 4, stoppedThoughPaid: 4, hits: 0, missed: 0 },
  ],
  [
    'a warning of a claim that was paid is none',
    { paid: true, deniedCarcs: [] },
    { ...MOD_050, severity: 'warn' as const },
    { falseAlarms: 0, stoppedThoughPaid: 0, hits: 0, missed: 0 },
  ],
  [
    'denied as it said: a hit',
    { paid: false, deniedCarcs: ['4'] },
    MOD_050,
    { falseAlarms: 0, stoppedThoughPaid: 0, hits: 4, missed: 0 },
  ],
  [
    'a hit of a line of a claim that was paid for the rest',
    { paid: true, deniedCarcs: ['4'] },
    MOD_050,
    { falseAlarms: 0, stoppedThoughPaid: 0, hits: 4, missed: 0 },
  ],
  [
    'denied for something else: missed',
    { paid: false, deniedCarcs: ['97', '4'] },
    MOD_050,
    { falseAlarms: 0, stoppedThoughPaid: 0, hits: 4, missed: 4 },
  ],
] as const)
  test(`known outcomes: ${why}`, () => {
    const { known: found } = run([], [after], known);
    expect(found?.claims).toBe(4);
    expect(found?.after).toEqual(accuracy);
    expect(found?.before).toEqual({
      falseAlarms: 0,
      stoppedThoughPaid: 0,
      hits: 0,
      missed: 4 * known.deniedCarcs.length,
    });
  });
