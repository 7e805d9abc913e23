import type { ClaimLine, Finding, WorklistItem } from '@chargeline/contracts';

/** A claim that breaks a rule on every line must not make its row, and pages of it, huge. */
const MOST_TOLD = 100;

export type FoundCharge = Pick<ClaimLine, 'line' | 'chargeId'>;

/** Why a claim is where it is; the part that its stage has. `more` counts findings or items that are left out. */
export interface Detail {
  readonly hold?: { readonly by: 'ingestion' | 'rules' | 'billing'; readonly reason: string; readonly because: string };
  readonly items?: readonly WorklistItem[];
  readonly findings?: readonly Finding[];
  /** The charges of the lines that findings name: what a correction calls them. */
  readonly charges?: readonly FoundCharge[];
  readonly more?: number;
  readonly file?: string;
  readonly interchange?: string;
}

const GRAVITY: Readonly<Record<Finding['severity'], number>> = { reject: 0, hold: 1, warn: 2, info: 3 };

const left = (all: readonly unknown[]): Detail => (all.length > MOST_TOLD ? { more: all.length - MOST_TOLD } : {});

/** The gravest findings first: of very many, those that stop the claim are told. */
export function findingsTold(findings: readonly Finding[], lines: readonly FoundCharge[]): Detail {
  const told = findings.toSorted((one, other) => GRAVITY[one.severity] - GRAVITY[other.severity]).slice(0, MOST_TOLD);
  const found = new Set(told.map(({ line }) => line));
  const charges = lines.filter(({ line }) => found.has(line)).map(({ line, chargeId }) => ({ line, chargeId }));
  return { findings: told, ...(charges.length > 0 ? { charges } : {}), ...left(findings) };
}

const BY_RULES = {
  by: 'rules',
  reason: 'held-by-rules',
  because: 'A person must look at it: correct the claim, or clear the rules that hold it.',
} as const;

/** The rules that hold a claim as it stands: what a person can lift. */
export const holding = ({ findings = [] }: Detail): readonly string[] =>
  findings.filter(({ severity }) => severity === 'hold').map(({ rule }) => rule);

/** A claim that rules hold: what they found, and what a person can do. */
export const heldByRules = (findings: readonly Finding[], lines: readonly FoundCharge[]): Detail => ({
  hold: BY_RULES,
  ...findingsTold(findings, lines),
});

export const itemsTold = (items: readonly WorklistItem[]): Detail => ({
  items: items.slice(0, MOST_TOLD),
  ...left(items),
});
