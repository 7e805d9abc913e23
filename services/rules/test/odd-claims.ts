import { type ClaimDocument, rulebookTexts } from '../src/index.js';
import { cleanClaim } from './clean-claim.js';
import type { Roll } from './dice.js';

const ODD_WORDS = ['', ' ', '0', '99213', '27447', '3044F', 'PO Box', '\u0000', 'Ω', '__proto__'];
/** What rules ask for, and what nobody would write. */
const WORDS = [
  ...new Set(rulebookTexts.flatMap(({ when }) => [...when.matchAll(/"([^"]*)"/g)].map(([, word]) => word!))),
  ...ODD_WORDS,
];
const DAYS = ['2025-06-02', '2015-09-30', '2026-10-01', '2025-02-30', '0000-00-00', '9999-12-31', '', 'yesterday'];
const NUMBERS = [0, 1, -1, 0.5, 2, 1e-9, 1_000, 1e300, Number.MAX_SAFE_INTEGER, NaN, Infinity];

/** What a claim may leave out. */
const NULLABLE: ReadonlySet<string> = new Set([
  'coverage',
  'filingIndicator',
  'billingProvider',
  'renderingProvider',
  'referringProvider',
  'facility',
  'firstName',
  'npi',
  'taxId',
  'taxIdKind',
  'taxonomy',
  'clia',
  'address',
  'line2',
  'ageYears',
  'servedAfterDeath',
  'relationship',
  'placeOfService',
  'authorization',
  'originalReference',
  'minutes',
  'ndc',
  'billingNpi',
  'renderingNpi',
]);

const pick = <T>(from: readonly T[], roll: Roll): T => from[roll(from.length)]!;

/** The value or another of its kind: any word for a word, a shorter, longer or other list, null where there may be none. */
function odd(value: unknown, roll: Roll): unknown {
  if (typeof value !== 'object' || value === null) return roll(4) > 0 ? value : otherThan(value, roll);
  if (Array.isArray(value))
    return Array.from({ length: roll(2 + value.length) }, () => odd(value[roll(value.length)], roll));
  const changed: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value))
    changed[name] = NULLABLE.has(name) && roll(4) === 0 ? null : odd(inner, roll);
  return changed;
}

function otherThan(value: unknown, roll: Roll): unknown {
  if (typeof value === 'string') return /^\d{4}-/.test(value) ? pick(DAYS, roll) : pick(WORDS, roll);
  return typeof value === 'number' ? pick(NUMBERS, roll) : value;
}

const { encounter, claim, coverage: claimed, rendering, visit } = cleanClaim();
const JUDGED_ON = [null, '2025-06-10', '2031-01-01'];
const LIKELY = {
  judgedOn: null,
  encounter: {
    ...encounter,
    referringProvider: rendering,
    patient: { ...encounter.patient, servedAfterDeath: true },
  },
  claim: { ...claim, lines: [{ ...visit, ndc: { code: '00002821501', quantity: 1.5, unit: 'ML' } }, ...claim.lines] },
  history: [{ billingNpi: '1234567893', renderingNpi: null, taxonomy: '207Q00000X', lines: claim.lines }],
};

const COVERAGES = ['CI', 'MB', 'MC', 'WC', null, ' '].map((filingIndicator) => ({ ...claimed, filingIndicator }));

/** A claim in which nothing needs to fit together. Payers are few: what is remembered of them is to be met again. */
export function anOddClaim(roll: Roll): ClaimDocument {
  const document = odd(LIKELY, roll) as ClaimDocument;
  const coverage = roll(8) === 0 ? null : pick(COVERAGES, roll);
  return { ...document, judgedOn: pick(JUDGED_ON, roll), encounter: { ...document.encounter, coverage } };
}

/** Odd claims put together of the parts of a thousand others, which takes less than to make each anew. */
export function recombined(roll: Roll): () => ClaimDocument {
  const made = Array.from({ length: 1_000 }, () => anOddClaim(roll));
  const lines = made.flatMap((document) => document.claim.lines);
  return () => {
    const { claim: other } = pick(made, roll);
    const some = Array.from({ length: roll(3) }, () => pick(lines, roll));
    return { ...pick(made, roll), claim: { ...other, lines: some } };
  };
}
