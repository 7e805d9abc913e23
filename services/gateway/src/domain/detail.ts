import type { Finding, WorklistItem } from '@chargeline/contracts';

/** A claim that breaks a rule on every line must not make its row, and pages of it, huge. */
const MOST_TOLD = 100;

/** Why a claim is where it is; the part that its stage has. `more` counts findings or items that are left out. */
export interface Detail {
  readonly hold?: { readonly by: 'ingestion' | 'billing'; readonly reason: string; readonly because: string };
  readonly items?: readonly WorklistItem[];
  readonly findings?: readonly Finding[];
  readonly more?: number;
  readonly file?: string;
  readonly interchange?: string;
}

const left = (all: readonly unknown[]): Detail => (all.length > MOST_TOLD ? { more: all.length - MOST_TOLD } : {});

export const findingsTold = (findings: readonly Finding[]): Detail => ({
  findings: findings.slice(0, MOST_TOLD),
  ...left(findings),
});

export const itemsTold = (items: readonly WorklistItem[]): Detail => ({
  items: items.slice(0, MOST_TOLD),
  ...left(items),
});
