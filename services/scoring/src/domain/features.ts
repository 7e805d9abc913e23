import type { ScorableClaim } from './claim.js';
import { type LineFacts, lineFacts, serviceDays } from './line-facts.js';

interface Feature {
  readonly name: string;
  readonly of: (claim: ScorableClaim, lines: LineFacts, warnings: ReadonlyMap<string, number>) => number;
}

/** Upper ends (exclusive, in years) of the age bands 0 to 6; an unknown age is -1. */
const AGE_BANDS = [1, 12, 18, 40, 65, 80] as const;

/** Claim filing indicators (X12 SBR09) with a column of their own: commercial, Medicare B, Medicaid, Blue, HMO. */
const FILING = ['CI', 'MB', 'MC', 'BL', 'HM'] as const;

/** Families of rules that warn, in the order of the rulebook. A warning of another family counts in `warnings` alone. */
const WARNING_FAMILIES = ['REQ', 'PRV', 'DAT', 'DX', 'CPT', 'MOD', 'UNT', 'PTR', 'DUP', 'NDC', 'POS', 'PAY'] as const;

const flag = (yes: boolean): number => (yes ? 1 : 0);
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function ageBand(years: number | null): number {
  if (years === null || years < 0) return -1;
  const band = AGE_BANDS.findIndex((end) => years < end);
  return band === -1 ? AGE_BANDS.length : band;
}

/** Warnings by family: the letters of a rule's id before its hyphen. What only informs counts for nothing. */
function warningsOf({ findings }: ScorableClaim['judgement']): ReadonlyMap<string, number> {
  const byFamily = new Map<string, number>();
  for (const { rule, severity } of findings) {
    const family = rule.split('-', 1)[0] ?? '';
    if (severity === 'warn') byFamily.set(family, (byFamily.get(family) ?? 0) + 1);
  }
  return byFamily;
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);

const needsAuthorization = ({ families }: LineFacts): boolean => families.imaging + families.surgery > 0;

/** What a model may know of a claim, in the order of its numbers. A model file lists these names; a new one means a new training. */
const FEATURES: readonly Feature[] = [
  { name: 'total-dollars', of: ({ claim }) => claim.totalCents / 100 },
  { name: 'lines', of: ({ claim }) => claim.lines.length },
  { name: 'units', of: (_, { units }) => units },
  { name: 'distinct-codes', of: (_, { codes }) => codes.size },
  { name: 'diagnoses', of: ({ claim }) => claim.diagnoses.length },
  { name: 'replaces-a-claim', of: ({ claim }) => flag(claim.frequency !== '1') },
  { name: 'service-days', of: (_, lines) => serviceDays(lines) },
  { name: 'modifier-25-share', of: ({ claim }, { separateVisit }) => share(separateVisit, claim.lines.length) },
  { name: 'modifier-59-share', of: ({ claim }, { distinctService }) => share(distinctService, claim.lines.length) },
  { name: 'visit-lines', of: (_, { families }) => families.visit },
  { name: 'surgery-lines', of: (_, { families }) => families.surgery },
  { name: 'imaging-lines', of: (_, { families }) => families.imaging },
  { name: 'laboratory-lines', of: (_, { families }) => families.laboratory },
  { name: 'drug-lines', of: (_, { families }) => families.drug },
  { name: 'drugs-without-ndc', of: (_, { drugsWithoutNdc }) => drugsWithoutNdc },
  { name: 'highest-charge-multiple', of: (_, { highestMultiple }) => highestMultiple },
  { name: 'facility-place', of: (_, { facilityLines }) => flag(facilityLines > 0) },
  { name: 'referring-missing', of: ({ encounter }) => flag(encounter.referringProvider === null) },
  { name: 'authorization-missing', of: ({ encounter }) => flag(encounter.authorization === null) },
  {
    name: 'authorization-missing-for-imaging-or-surgery',
    of: ({ encounter }, lines) => flag(encounter.authorization === null && needsAuthorization(lines)),
  },
  { name: 'age-band', of: ({ encounter }) => ageBand(encounter.patient.ageYears) },
  ...FILING.map((indicator): Feature => ({
    name: `filing-${indicator}`,
    of: ({ encounter }) => flag(encounter.coverage?.filingIndicator === indicator),
  })),
  { name: 'filing-unknown', of: ({ encounter }) => flag((encounter.coverage?.filingIndicator ?? null) === null) },
  { name: 'warnings', of: (_, __, warnings) => total(warnings) },
  ...WARNING_FAMILIES.map((family): Feature => ({
    name: `warnings-${family}`,
    of: (_, __, warnings) => warnings.get(family) ?? 0,
  })),
];

/** The names of the features, in the order of their numbers. */
export const featureNames: readonly string[] = FEATURES.map(({ name }) => name);

/** Far above every real amount, and small enough that sums of these stay exact. */
const MOST = 1e9;

const bounded = (value: number): number => (Number.isNaN(value) ? 0 : Math.max(-MOST, Math.min(MOST, value)));

/** The features of a claim as numbers, finite for every claim that the contract allows. */
export function featuresOf(claim: ScorableClaim): Float64Array {
  const lines = lineFacts(claim);
  const warnings = warningsOf(claim.judgement);
  const features = new Float64Array(FEATURES.length);
  FEATURES.forEach(({ of }, at) => (features[at] = bounded(of(claim, lines, warnings))));
  return features;
}
