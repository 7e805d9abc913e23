import { halfUp, shareOf, WHOLE } from '../allowed.js';
import type { AnesthesiaRates, Line, Step } from '../service.js';
import type { Unpriced } from '../status.js';
import { APART, type Role, roleOf } from './roles.js';

/** A line of anesthesia on its way to its amount. */
export interface Anesthesia {
  readonly is: 'anesthesia';
  readonly line: Line;
  /** Where base units and factor stand. */
  readonly sources: readonly string[];
  readonly role: Role;
  /** Whole units of the code. */
  readonly base: number;
  /** Ten-thousandths of a dollar for one unit. */
  readonly factor: number;
  /** Modifiers that change nothing, and why. */
  readonly unchanged: readonly string[];
  cents: number;
  status: 'priced' | Unpriced;
  because: string | null;
  readonly steps: Step[];
}

/** A line without an amount, and why. */
interface Unpaid {
  readonly status: Unpriced;
  readonly because: string;
}

/** Finds the base units, the factor and who gave the anesthesia, or why the line has no price. */
export function openAnesthesia(line: Line, rates: AnesthesiaRates | string): Anesthesia | Unpaid {
  if (typeof rates === 'string')
    return { status: 'anesthesia', because: `${line.code} is anesthesia, priced by time and its own factor. ${rates}` };
  const said = roleOf(line.modifiers);
  if (typeof said === 'string') return { status: 'not-adjusted', because: said };
  const base = rates.unitsOf(line.code);
  if (base === undefined)
    return { status: 'not-in-schedule', because: `${line.code} is not in the base units ${rates.sources[0]}.` };
  if (base === 0)
    return { status: 'carrier-priced', because: `${line.code} has no base units; the Medicare contractor prices it.` };
  const { sources, factor } = rates;
  return {
    is: 'anesthesia',
    line,
    sources,
    ...said,
    base,
    factor,
    cents: 0,
    status: 'priced',
    because: null,
    steps: [],
  };
}

/**
 * Pays the anesthesias of one day: (base units + time) × the locality's factor, rounded to the cent, then the share of who
 * gave it (Claims Processing Manual ch. 12 §50). Time is minutes / 15, to one decimal (§50 G). Of several anesthesias by one
 * person the one with the most base units is paid, with the time of all (§50 E); the others are in it.
 */
export function payAnesthesias(anesthesias: readonly Anesthesia[]): void {
  const apart = anesthesias.filter(({ line }) => line.code in APART);
  for (const one of apart) payApart(one);
  const others = anesthesias.filter(({ line }) => !(line.code in APART));
  for (const ofPerson of Map.groupBy(others, ({ role }) => role.person).values()) paySession(ofPerson);
}

function payApart(one: Anesthesia): void {
  const { timed, says } = APART[one.line.code]!;
  if (timed) payTimed(one, minutesOf(one));
  else pay(one, 10 * one.base * one.line.units, `${one.base} base units × ${one.line.units}`);
  if (one.status === 'priced') note(one, 'unchanged', null, `${one.line.code}: ${says}`);
}

function paySession(ofPerson: readonly Anesthesia[]): void {
  const [highest, ...others] = ofPerson.toSorted((one, other) => other.base - one.base || byName(one, other));
  if (highest === undefined) return;
  const [same, unlike] = [
    others.filter(({ role }) => role === highest.role),
    others.filter(({ role }) => role !== highest.role),
  ];
  for (const one of unlike)
    settle(
      one,
      `Anesthesias of one day under ${[highest, one].map(({ role }) => role.modifier || 'no modifier').join(' and ')}: it is not known which time is whose.`,
    );
  const minutes = [highest, ...same].reduce((sum, one) => sum + minutesOf(one), 0);
  payTimed(highest, minutes);
  if (highest.status !== 'priced') for (const one of same) settle(one, highest.because!);
  else
    for (const one of same)
      note(
        one,
        'anesthesia',
        0,
        `its time is counted on line ${highest.line.line}, which has the most base units (MCPM ch. 12 §50 E)`,
      );
}

const minutesOf = ({ line }: Anesthesia): number => line.minutes ?? 0;

function payTimed(one: Anesthesia, minutes: number): void {
  const { role, base, line } = one;
  if (role.units !== undefined) {
    pay(one, 10 * role.units, `${role.units} units`);
    return;
  }
  if (minutes === 0) {
    settle(one, `The minutes of ${line.code} are missing: anesthesia is paid by its time.`);
    return;
  }
  const time = halfUp(10 * minutes, 15);
  pay(one, 10 * base + time, `${base} base units and ${(time / 10).toFixed(1)} for ${minutes} minutes`);
  if (line.units !== 1) note(one, 'unchanged', null, `${line.units} units: time is counted by minutes`);
}

/** `tenths` of a unit; a tenth of a unit × a ten-thousandth of a dollar is a thousandth of a cent. */
function pay(one: Anesthesia, tenths: number, units: string): void {
  const { role, factor } = one;
  one.cents = halfUp(Math.round(tenths * factor), 1_000);
  note(one, 'anesthesia', null, `${units}, at ${(factor / 10_000).toFixed(4)} dollars (MCPM ch. 12 §50)`);
  one.cents = shareOf(one.cents, role.share);
  const told = role.modifier === '' ? role.says : `${role.modifier}: ${role.says}`;
  if (role.share === WHOLE) note(one, 'unchanged', null, told);
  else note(one, 'anesthesia', role.share, told);
  for (const says of one.unchanged) note(one, 'unchanged', null, says);
}

function note(one: Anesthesia, rule: Step['rule'], factor: number | null, says: string): void {
  one.steps.push({ rule, factor, cents: one.cents, says });
}

function settle(one: Anesthesia, because: string): void {
  one.status = 'not-adjusted';
  one.because = because;
}

function byName({ line: one }: Anesthesia, { line: other }: Anesthesia): number {
  const [a, b] = [one, other].map(({ code, modifiers, units }) => [code, modifiers.join(' '), units].join('\t')) as [
    string,
    string,
  ];
  return a < b ? -1 : a > b ? 1 : 0;
}
