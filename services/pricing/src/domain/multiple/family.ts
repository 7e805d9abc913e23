import type { Cents } from '@chargeline/kernel';
import { feeOf, note, settle } from '../service.js';
import { dearestFirst, type Performance, sumOf } from './ranked.js';

/**
 * Several endoscopies of one family (Claims Processing Manual ch. 12 §40.6; indicator 3): the dearest whole, each other by
 * what it is worth above the family's base at its place, the base itself not at all. Both sides on a pair of lines are one
 * endoscopy.
 */
export function payFamily(base: string, family: readonly Performance[]): readonly Performance[] {
  const { terms, schedule } = family[0]!.service.rates;
  const row = schedule.code(base)?.whole;
  if (row === undefined) {
    for (const { service } of family)
      settle(service, 'not-adjusted', `The base ${base} of its endoscopic family is not in the schedule.`);
    return family;
  }
  const isListed = family.some(({ service }) => service.line.listed !== undefined);
  const listed = isListed ? terms?.listed(base) : undefined;
  if (isListed && listed === undefined) {
    for (const { service } of family)
      settle(
        service,
        'not-adjusted',
        `The contract lists a fee of its endoscopic family, but none for the base ${base}.`,
      );
    return family;
  }
  const endoscopies = dearestFirst([...Map.groupBy(family, (member) => member.service.pair ?? member).values()]);
  const dearest = endoscopies.find(([member]) => member!.service.row.code !== base);
  const paid = endoscopies.flatMap((sides) => {
    const { service } = sides[0]!;
    if (sides === dearest) return sides;
    return less(sides, service.row.code === base ? sumOf(sides) : (listed ?? feeOf(row, service.rates)));
  });
  for (const [service, parts] of Map.groupBy(paid, ({ service: one }) => one)) {
    service.cents = sumOf(parts);
    const isBase = service.row.code === base;
    const says = isBase ? 'paid within its family' : `family of ${base}: the dearest whole, others less the base`;
    note(service, 'endoscopy', null, `${says} (MCPM ch. 12 §40.6)`);
  }
  return paid;
}

/** Takes an amount away, from the first performance and what is left of it from the next. */
function less(performances: readonly Performance[], cents: Cents): readonly Performance[] {
  let left = cents;
  return performances.map((one) => {
    const taken = Math.min(left, one.cents);
    left -= taken;
    return { ...one, cents: one.cents - taken };
  });
}
