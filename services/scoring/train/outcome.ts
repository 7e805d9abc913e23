import { familyOf, featureNames, probabilityOf, type ScorableClaim } from '@chargeline/scoring';
import type { Random } from '#train/random';

/** Log odds by payer; `other` speaks for payers that are not named. */
type ByPayer = Readonly<Partial<Record<string, number>>> & { readonly other: number };

/** Log odds of a denial of a claim that nothing speaks against. */
const BASE: ByPayer = { CI: -3.1, MB: -3.5, MC: -2.8, BL: -3.2, HM: -2.7, other: -2.3 };

interface Cause {
  readonly name: string;
  readonly adds: ByPayer;
  /** How much of the cause the claim has, from 0 to 1. */
  readonly of: (claim: ScorableClaim, feature: (name: string) => number) => number;
}

const COSTLY: ReadonlySet<string> = new Set(['70553', '72148', '74177', '71260', '73721']);

/** Operations; not shots into a joint, small work on the skin. */
const isOperation = (code: string): boolean => familyOf(code) === 'surgery' && !/^(1[0-7]|20610|36415)/.test(code);

const flag = (yes: boolean): number => (yes ? 1 : 0);

/** What a warning of a rule family foretells. */
const WARNED: Readonly<Record<string, ByPayer>> = {
  REQ: { other: 0.5 },
  PRV: { MB: 1.4, other: 0.6 },
  DAT: { other: 0.8 },
  DX: { MB: 1.5, other: 0.9 },
  CPT: { other: 1.4 },
  MOD: { other: 0.9 },
  UNT: { MC: 1.8, other: 1.1 },
  PTR: { other: 0.6 },
  DUP: { other: 2.0 },
  POS: { MB: 0.2, other: 1.2 },
  PAY: { other: 1.5 },
};

/** Why the invented payers deny, and how much each minds. These weights are assumptions, fitted to nothing. */
export const CAUSES: readonly Cause[] = [
  {
    name: 'an operation or costly imaging without authorization',
    adds: { CI: 2.4, HM: 3.0, MC: 2.2, BL: 2.0, MB: 0.1, other: 1.5 },
    of: ({ encounter, claim }) =>
      flag(encounter.authorization === null && claim.lines.some(({ code }) => COSTLY.has(code) || isOperation(code))),
  },
  {
    name: 'imaging or therapy without a referral',
    adds: { HM: 2.4, MB: 1.4, other: 0.8 },
    of: ({ encounter, claim }) =>
      flag(encounter.referringProvider === null && claim.lines.some(({ code }) => /^(7|97[15])/.test(code))),
  },
  {
    name: 'a charge far above the fee',
    adds: { MB: 0.6, other: 1.6 },
    of: (_, feature) => Math.min(1, Math.max(0, feature('highest-charge-multiple') - 3) / 6),
  },
  {
    name: 'visits said to be separate from a procedure',
    adds: { CI: 1.0, BL: 1.2, other: 0.4 },
    of: (_, feature) => flag(feature('modifier-25-share') > 0 && feature('surgery-lines') > 0),
  },
  {
    name: 'services said to be distinct',
    adds: { MB: 1.6, other: 1.1 },
    of: (_, feature) => feature('modifier-59-share'),
  },
  {
    name: 'a drug without its number',
    adds: { MC: 2.6, CI: 1.5, other: 1.0 },
    of: (_, feature) => flag(feature('drugs-without-ndc') > 0),
  },
  { name: 'a claim sent again', adds: { other: 0.8 }, of: (_, feature) => feature('replaces-a-claim') },
  ...Object.entries(WARNED).map(([family, adds]): Cause => ({
    name: `warnings of ${family}`,
    adds,
    of: (_, feature) => Math.min(1, feature(`warnings-${family}`)),
  })),
  {
    name: 'days that span',
    adds: { other: 0.7 },
    of: (_, feature) => flag(feature('service-days') > 0),
  },
];

/** What no claim shows: filed too late, coverage ended, a reviewer's mood. */
const HIDDEN = { late: { chance: 0.02, adds: 3 }, notCovered: { chance: 0.03, adds: 2.5 }, mood: 0.4 };

const mindedBy = (payer: string, by: ByPayer): number => by[payer] ?? by.other;

/** The invented probability that this claim's payer denies it. */
export function denialProbability(claim: ScorableClaim, features: Float64Array, random: Random): number {
  const payer = claim.encounter.coverage?.filingIndicator ?? 'other';
  const feature = (name: string): number => features[featureNames.indexOf(name)]!;
  const seen = CAUSES.reduce((sum, { adds, of }) => sum + mindedBy(payer, adds) * of(claim, feature), 0);
  const late = random.chance(HIDDEN.late.chance) ? HIDDEN.late.adds : 0;
  const notCovered = random.chance(HIDDEN.notCovered.chance) ? HIDDEN.notCovered.adds : 0;
  return probabilityOf(mindedBy(payer, BASE) + seen + late + notCovered + HIDDEN.mood * random.normal());
}
