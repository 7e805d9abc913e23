import { feeScheduleRow } from '@chargeline/codes';
import { feeOf, isPaid } from './fee.js';
import { groupedBy } from './grouped.js';
import { type Performance, type Reduced, ranked } from './performance.js';
import { sessionOf } from './sides.js';
import { notBelowZero, shareOf } from './worth.js';

/** What the first five procedures of a day keep, in hundredths (Claims Processing Manual ch. 12 §40.6); later ones need a report. */
const SHARES = [100n, 50n, 50n, 50n, 50n];

/** Done together and counted as one: a performance, or the right and the left one of a pair of lines. */
type Member = readonly Performance[];

/** Ranked together: single procedures, and families of endoscopies that count as one procedure each. */
export function surgeries(performances: readonly Performance[]): readonly Reduced[] {
  const groups = groupedBy(members(performances), familyOf(performances));
  const procedures = groups.map(reducedFamily);
  return ranked(procedures, (procedure) => procedure.reduce((sum, { worth }) => sum + (worth?.fee ?? 0n), 0n)).flatMap(
    (procedure, rank) => procedure.map(({ line, worth }) => ({ line, worth: atRank(worth, rank) })),
  );
}

function atRank(worth: Reduced['worth'], rank: number): Reduced['worth'] {
  const share = SHARES[rank];
  // The cap is for what is paid in the end: it is not halved with the fee.
  return worth === null || share === undefined ? null : { ...shareOf(worth, share, 100n), cap: worth.cap };
}

/** Both sides are one procedure however they are reported (§40.7): the first right one goes with the first left one. */
function members(performances: readonly Performance[]): readonly Member[] {
  const seen = new Map<string, number>();
  return groupedBy(performances, ({ line }, at) => {
    if (line.half === null) return `${at}`;
    const side = `${sessionOf(line)} ${line.half}`;
    const count = (seen.get(side) ?? 0) + 1;
    seen.set(side, count);
    return `${sessionOf(line)} ${count}`;
  });
}

/** Endoscopies of one base belong together, and the base itself when one of them was done (§40.6). */
function familyOf(performances: readonly Performance[]): (member: Member, at: number) => string {
  const bases = new Set(performances.map(({ line }) => baseOf(line.row)));
  return ([first], at) => {
    const { row } = first!.line;
    const base = baseOf(row) || (bases.has(row.code) ? row.code : '');
    return base === '' ? `${at}` : `family ${base}`;
  };
}

const baseOf = ({ multiple, endoscopicBase }: Performance['line']['row']): string =>
  multiple === '3' ? endoscopicBase : '';

/** The dearest endoscopy whole, the others less what their base is worth, the base itself nothing. */
function reducedFamily(family: readonly Member[]): readonly Reduced[] {
  if (family.length === 1) return family.flat();
  const isBase = ([first]: Member): boolean => baseOf(first!.line.row) === '';
  const [dearest] = ranked(
    family.filter((member) => !isBase(member)),
    (member) => member.reduce((sum, { worth }) => sum + worth.fee, 0n),
  );
  return family.flatMap((member) => {
    if (member === dearest) return member;
    return isBase(member) ? member.map((one) => lessened(one, one.worth.fee)) : lessBase(member);
  });
}

/** The base's fee is taken once, from the right side before the left one. */
function lessBase(member: Member): readonly Reduced[] {
  const { facts, rates, row } = member[0]!.line;
  const base = feeScheduleRow(facts.serviceDate, row.endoscopicBase);
  if (base === undefined || !isPaid(base)) return member.map(({ line }) => ({ line, worth: null }));
  let left = feeOf(base.rvu, rates);
  return ranked(member, ({ worth }) => worth.fee).map((one) => {
    const less = lessened(one, left);
    left = notBelowZero(left - one.worth.fee);
    return less;
  });
}

const lessened = ({ line, worth }: Performance, less: bigint): Reduced => ({
  line,
  worth: { ...worth, fee: notBelowZero(worth.fee - less) },
});
