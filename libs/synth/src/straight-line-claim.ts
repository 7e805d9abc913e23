import type { Cents } from '@chargeline/kernel';
import { amountsOfDay } from './straight-line/day.js';
import type { PricedFacts } from './straight-line/fee.js';
import { groupedBy } from './straight-line/grouped.js';

export type { PricedFacts } from './straight-line/fee.js';

/**
 * What Medicare allows for each line of one claim: one patient, one group of physicians. In cents, by the physician fee
 * schedule (42 CFR 414; Medicare Claims Processing Manual ch. 5, 12 and 13), straight from the tables: the lines of a day are
 * taken apart into single performances, these are ranked, and put together again. Null where a line has no price.
 */
export function straightLineClaim(lines: readonly PricedFacts[]): readonly (Cents | null)[] {
  const inOrder = lines
    .map((facts, at) => ({ facts, at, name: nameOf(facts) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  const allowed: (Cents | null)[] = lines.map(() => null);
  for (const day of groupedBy(inOrder, ({ facts }) => facts.serviceDate)) {
    const amounts = amountsOfDay(day.map(({ facts }) => facts));
    for (const [nth, { at }] of day.entries()) {
      const cents = amounts[nth] ?? null;
      allowed[at] = cents === null ? null : Number(cents);
    }
  }
  return allowed;
}

/** Equal amounts are ranked by code, then by modifiers; the rest only makes the order of the lines not matter. */
const nameOf = ({ code, modifiers, units, placeOfService, zip }: PricedFacts): string =>
  [code, modifiers.join(' '), units, placeOfService, zip].join('\t');
