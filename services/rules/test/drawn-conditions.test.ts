import { expect, test } from 'vitest';
import { brokenBy } from '../src/domain/broken.js';
import type { Scope } from '../src/domain/vocabulary.js';
import { type ClaimDocument, ClaimView, judge, type Rule, rulebookTexts, ruleOf } from '../src/index.js';
import { RuleFault } from '../src/rulebook/rule-fault.js';
import { modelClaim } from '../src/rulebook/model-claim.js';
import { dice, type Roll } from './dice.js';

const ASKED: Readonly<Record<Scope, readonly string[]>> = {
  claim: [
    'encounter.coverage.payer = "X"',
    'encounter.coverage.filing in ["MB", "CI"]',
    'encounter.coverage is missing',
    'encounter.rendering is missing',
    'encounter.patient.sex = "F"',
    'encounter.facility is present',
    'claim.judgedOn > 2025-06-05',
    'claim.lines.size > 1',
    '(any one in claim.lines: one.code = "99213")',
  ],
  line: [
    'encounter.coverage.payer = "X"',
    'encounter.rendering is missing',
    'claim.judgedOn is missing',
    'line.code = "99213"',
    'line.units > 1',
    'line.place = "11"',
    'line.modifiers has "25"',
    'line.from > 2025-06-02',
    'line.days > 1',
    'line.ndc is present',
    'line.ndc.code = "1"',
    'line.ndc.code like "0*"',
    'line.ndc.quantity * 2 > line.units',
    'line.mue.units < line.units',
    'line.pointers.size > 1',
    'line.others.size = 0',
    'line.repeated.size > 0',
    'line.history.size > 0',
    'line.diagnosis.code = "E119"',
    'line.schedule.globalDays = "090"',
    '(any other in line.others: other.code = line.code)',
    '(all other in line.others: other.units = 1)',
  ],
  diagnosis: [
    'encounter.coverage.payer = "X"',
    'encounter.patient.sex = "F"',
    'claim.from > 2025-06-02',
    'line is missing',
    'line.units > 1',
    'line.code = "99213"',
    'line.from > 2025-06-02',
    'diagnosis.code = "E119"',
    'diagnosis.side = "left"',
    'diagnosis.excludes.size > 0',
    '(all other in line.others: other.units = 1)',
  ],
};

const pick = <Of>(from: readonly Of[], roll: Roll): Of => from[roll(from.length)]!;

function drawn(scope: Scope, roll: Roll, depth = 3): string {
  const inner = (): string => `(${drawn(scope, roll, depth - 1)})`;
  if (depth === 0 || roll(4) === 0) return pick(ASKED[scope], roll);
  return pick(
    [
      () => `not ${inner()}`,
      () => `${inner()} and ${inner()}`,
      () => `${inner()} or ${inner()}`,
      () => `${inner()} ${pick(['=', '!='], roll)} ${pick(['true', 'false'], roll)}`,
    ],
    roll,
  )();
}

const model = modelClaim();

/** Few payers, people, codes and days, so that what is remembered of one claim is met again in others. */
function aClaim(roll: Roll): ClaimDocument {
  const { encounter, claim } = model;
  const ndc = { quantity: 1, unit: 'ML' };
  const coverages = ['X', 'Y'].flatMap((payerId) =>
    ['CI', 'MB', null].map((filingIndicator) => ({ ...encounter.coverage!, payerId, filingIndicator })),
  );
  const lines = Array.from({ length: 1 + roll(3) }, (_, at) => ({
    ...claim.lines[0]!,
    line: at + 1,
    code: pick(['99213', '27447', '93000'], roll),
    units: 1 + roll(2),
    modifiers: pick([[], ['25']], roll),
    placeOfService: pick([null, '11', '22'], roll),
    serviceFrom: pick(['2025-06-02', '2025-06-03'], roll),
    serviceTo: pick(['2025-06-03', '2025-06-04'], roll),
    pointers: pick([[], [1], [1, 2]], roll),
    ndc: pick([null, { ...ndc, code: '1' }, { ...ndc, code: '012' }], roll),
  }));
  return {
    judgedOn: pick([null, '2025-06-10'], roll),
    encounter: {
      ...encounter,
      patient: { ...encounter.patient, sex: pick(['F', 'M'], roll) },
      coverage: pick([null, ...coverages], roll),
      renderingProvider: pick([null, encounter.renderingProvider], roll),
    },
    claim: {
      ...claim,
      diagnoses: pick(
        [
          ['E119', 'I10'],
          ['S52501A', 'M1712'],
        ],
        roll,
      ),
      lines,
    },
    ...(roll(2) === 0 ? {} : { history: [{ billingNpi: null, renderingNpi: null, taxonomy: null, lines }] }),
  };
}

const text = rulebookTexts.find(({ id }) => id === 'UNT-001')!;

/** None where the condition is one that a rulebook refuses: that says a thing twice, or what can never be. */
function ruleFor(scope: Scope, when: string): readonly Rule[] {
  try {
    return [ruleOf({ ...text, scope, when })];
  } catch (fault) {
    if (fault instanceof RuleFault) return [];
    throw fault;
  }
}

for (const scope of ['claim', 'line', 'diagnosis'] as const) {
  test(`what is asked of few finds what is asked of all: drawn conditions of scope ${scope}`, () => {
    const roll = dice(17);
    const claims = Array.from({ length: 60 }, () => aClaim(roll));
    const rules = Array.from({ length: 500 }, () => drawn(scope, roll)).flatMap((when) => ruleFor(scope, when));
    expect(rules.length).toBeGreaterThan(300);
    const differing = rules.filter((rule) => {
      const rulebook = [rule];
      return claims.some((document) => {
        const found = judge(document, rulebook).findings.map(({ line }) => line);
        return JSON.stringify(found) !== JSON.stringify(brokenBy(rule, new ClaimView(document)));
      });
    });
    expect(differing.map(({ when }) => when)).toEqual([]);
  });
}
