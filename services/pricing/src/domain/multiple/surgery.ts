import type { Cents } from '@chargeline/kernel';
import { shareOf, WHOLE } from '../allowed.js';
import { isOpen, note, type Service, settle } from '../service.js';
import { payFamily } from './family.js';
import { dearestFirst, type Performance, ranked } from './ranked.js';

/** The dearest procedure is paid whole, the next four at half (Claims Processing Manual ch. 12 §40.6; indicator 2). */
const SHARES: readonly number[] = [WHOLE, 5_000, 5_000, 5_000, 5_000];
const BY_MEDICARE = 'by rank of the day, 100/50/50/50/50 % (MCPM ch. 12 §40.6)';

/** What ranks as one procedure: a surgery, both sides of one on two lines, or all endoscopies of one family. */
type Procedure = readonly Performance[];

/** Several surgeries of one day; endoscopies of one family (indicator 3) are first paid as a family. */
export function paySurgeries(services: readonly Service[]): void {
  const performances = ranked(services, ({ cents }) => cents);
  if (performances.length < 2) return;
  const procedures = dearestFirst(
    intoProcedures(performances).filter(([first]) => first !== undefined && isOpen(first.service)),
  );
  const agreed = services[0]!.rates.terms?.surgeryShares;
  const shareAt = (rank: number): number | undefined =>
    agreed === undefined ? SHARES[rank] : (agreed[rank] ?? agreed.at(-1));
  const says =
    agreed === undefined
      ? BY_MEDICARE
      : `by rank of the day, ${agreed.map((share) => share / 100).join('/')} %, as agreed`;
  const totals = new Map<Service, { cents: Cents; share: number | null }>();
  for (const [rank, procedure] of procedures.entries())
    for (const { service, cents } of procedure) payRanked(service, cents, shareAt(rank), totals);
  for (const [service, { cents, share }] of totals) {
    service.cents = cents;
    service.counted = true;
    if (procedures.length > 1) note(service, agreed === undefined ? 'multiple-procedures' : 'contract', share, says);
  }
}

function payRanked(
  service: Service,
  cents: Cents,
  share: number | undefined,
  totals: Map<Service, { cents: Cents; share: number | null }>,
): void {
  if (share === undefined) {
    const because = 'From the sixth procedure of a day on, the contractor decides (MCPM ch. 12 §40.6).';
    settle(service, 'by-report', because);
    return;
  }
  const before = totals.get(service);
  totals.set(service, {
    cents: (before?.cents ?? 0) + shareOf(cents, share),
    share: before === undefined || before.share === share ? share : null,
  });
}

/** Neither of an endoscopic family nor one of two sides. */
const standsAlone = ({ service }: Performance): boolean => service.row.endoscopicBase === '' && service.pair === null;

function intoProcedures(performances: readonly Performance[]): readonly Procedure[] {
  if (performances.every(standsAlone)) return performances.map((one) => [one]);
  const families = Map.groupBy(performances, ({ service }) => service.row.endoscopicBase);
  const procedures: Procedure[] = [];
  const inFamily = new Set<Performance>();
  for (const [base, members] of families) {
    if (base === '') continue;
    const family = [...members, ...performances.filter(({ service }) => service.row.code === base)];
    for (const member of family) inFamily.add(member);
    procedures.push(family.length > 1 ? payFamily(base, family) : family);
  }
  const others = performances.filter((one) => !inFamily.has(one));
  return [...procedures, ...Map.groupBy(others, (one) => one.service.pair ?? one).values()];
}
