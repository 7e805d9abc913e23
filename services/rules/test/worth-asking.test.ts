import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useReference } from '@chargeline/codes';
import { afterAll, expect, test } from 'vitest';
import { doersOf } from '../src/domain/past-view.js';
import { FUNCTIONS } from '../src/domain/questions.js';
import { WHETHER } from '../src/domain/shared.js';
import { NAMES } from '../src/domain/vocabulary.js';
import { ClaimView, judge, type Rule, rulebook, rulebookTexts, ruleOf, WorthAsking } from '../src/index.js';
import { condition } from '../src/language/condition.js';
import { BOOLEAN } from '../src/language/types.js';
import { modelClaim } from '../src/rulebook/model-claim.js';
import { dice } from './dice.js';
import { anOddClaim, recombined } from './odd-claims.js';

const folder = mkdtempSync(join(tmpdir(), 'chargeline-reference-'));
afterAll(() => {
  useReference(null);
  rmSync(folder, { recursive: true });
});

test('what a code decides is asked once for all lines of it, and again when the reference data change', () => {
  let asked = 0;
  const counting: Rule['concerns'] = { is: 'call', type: BOOLEAN, call: () => (asked += 1) > 0, given: [] };
  const rules: Rule[] = [{ ...rulebook.find(({ id }) => id === 'CPT-002')!, concerns: counting }];
  const { judgedOn, encounter, claim } = modelClaim();
  const judgeOn = (serviceFrom: string, code = '99213'): unknown =>
    judge({ judgedOn, encounter, claim: { ...claim, lines: [{ ...claim.lines[0]!, code, serviceFrom }] } }, rules);
  judgeOn('2025-06-02');
  judgeOn('2025-06-02');
  judgeOn('2025-06-03');
  expect(asked).toBe(1);
  judgeOn('2025-06-02', '99214');
  expect(asked).toBe(2);
  judgeOn('2024-06-03');
  expect(asked).toBe(3);
  writeFileSync(join(folder, 'catalog.json'), '{"releases":[]}');
  useReference(folder);
  judgeOn('2025-06-02');
  expect(asked).toBe(4);
});

test('all rules together find what each finds by itself', () => {
  const { judgedOn, encounter, claim } = modelClaim();
  const [visit, ecg] = claim.lines;
  const lines = [
    { ...visit!, modifiers: ['50'], units: 2 },
    { ...ecg!, code: '80053', modifiers: ['26', 'ZZ'] },
    { ...ecg!, line: 3, code: '90472', pointers: [] },
  ];
  const together = judge({ judgedOn, encounter, claim: { ...claim, lines } }, rulebook).findings;
  const alone = rulebook.flatMap((rule) => judge({ judgedOn, encounter, claim: { ...claim, lines } }, [rule]).findings);
  expect(together).toEqual(alone);
  expect(together.length).toBeGreaterThan(5);
});

test('payers for whom the same rules are do not share what a payer decides beside a line', () => {
  const text = rulebookTexts.find(({ id }) => id === 'UNT-001')!;
  const rules = [
    'encounter.coverage.payer = "12345" or line.units > 3',
    'line.units > 3 or not encounter.coverage is present',
  ].map((when, at) => ruleOf({ ...text, id: `UNT-90${at}`, scope: 'line', when }));
  const { judgedOn, encounter, claim } = modelClaim();
  const found = (coverage: typeof encounter.coverage): readonly string[] =>
    judge({ judgedOn, encounter: { ...encounter, coverage }, claim }, rules).findings.map(
      ({ rule, line }) => `${rule} ${line}`,
    );
  const { coverage } = encounter;
  for (let time = 0; time < 2; time += 1) {
    expect(found(coverage)).toEqual(['UNT-900 1', 'UNT-900 2']);
    expect(found({ ...coverage!, payerId: '99999' })).toEqual([]);
    expect(found(null)).toEqual(['UNT-901 1', 'UNT-901 2']);
  }
});

test('what is forgotten, for too much was remembered, is found again', () => {
  const [forgetful, other] = [new WorthAsking(rulebook, 1), new WorthAsking(rulebook)];
  const roll = dice(5);
  for (let n = 0; n < 200; n += 1) {
    const view = new ClaimView(anOddClaim(roll));
    expect(forgetful.questions(view)).toBe(other.questions(view));
  }
});

test('payers that come by in thousands are forgotten', () => {
  const asking = new WorthAsking(rulebook, 10);
  const { judgedOn, encounter, claim } = modelClaim();
  const of = (payerName: string) =>
    asking.of(
      new ClaimView({ judgedOn, encounter: { ...encounter, coverage: { ...encounter.coverage!, payerName } }, claim }),
    );
  const first = of('Acme Health');
  expect(of('Acme Health')).toBe(first);
  for (let n = 0; n < 11; n += 1) of(`Plan ${n}`);
  expect(of('Acme Health')).not.toBe(first);
});

test('the traits of a line say of each thing whether it has any', () => {
  const has = WHETHER.map((path) => {
    const isList = path !== 'line.ndc' && path !== 'line.unitsOfDayInHistory';
    return condition(isList ? `${path}.size > 0` : `${path} is present`, NAMES.line, FUNCTIONS).holds;
  });
  const [line] = modelClaim().claim.lines;
  const ofOneEdit = ['0001A', '99202'].map((code) => ({ ...line!, code, serviceFrom: '2023-06-02' }));
  const [all, none] = [new Set<number>(), new Set<number>()];
  const another = recombined(dice(8));
  for (let n = 0; n < 3_000; n += 1) {
    const { judgedOn, encounter, claim: odd } = another();
    const claim = n % 3 === 0 ? { ...odd, lines: [...odd.lines, ...ofOneEdit] } : odd;
    const past = { ...doersOf(encounter), lines: claim.lines };
    const view = new ClaimView({ judgedOn, encounter, claim, ...(n % 2 === 0 ? {} : { history: [past] }) });
    for (const line of view.lines) {
      const bits = has.map((one) => one([view.document.encounter, view, line]));
      bits.forEach((bit, at) => (bit ? all : none).add(at));
      expect(line.traits).toBe(bits.reduce((sum, bit, at) => (bit ? sum + 2 ** at : sum), 0));
    }
  }
  expect([all.size, none.size]).toEqual([WHETHER.length, WHETHER.length]);
});
