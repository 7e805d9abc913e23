import type { FeeScheduleRow, Locality } from '@chargeline/codes';
import type { Cents } from '@chargeline/kernel';
import { timesUnits } from './allowed.js';
import { type Anesthesia, payAnesthesias } from './anesthesia/pay.js';
import { payBothSides } from './bilateral.js';
import { paySeveral } from './multiple/several.js';
import { open, type Refusal, refusal } from './open.js';
import { payEquipment, payGlobalParts, payPersons } from './own-share.js';
import { isOpen, type Line, note, type Rates, type Service, settle, type Step } from './service.js';
import { PAID_ALONE, type Status } from './status.js';

/** What a line is worth and how that came about. `allowedCents` is null where the line has no price; `because` then says why. */
export interface LinePrice {
  readonly line: Line;
  readonly status: Status;
  readonly allowedCents: Cents | null;
  readonly because: string | null;
  readonly steps: readonly Step[];
  /** The row and rates of a fee of the schedule; absent where there is none. */
  readonly by?: { readonly row: FeeScheduleRow; readonly rates: Rates };
  /** What was used, where it is not the releases of the rates alone. */
  readonly sources?: readonly string[];
  /** The contract that the amount is by; absent where it is Medicare's. */
  readonly contract?: string;
}

/** The rates of a day for a line; a sentence where there are none. */
export type RatesOn = (day: string, line: Line) => Rates | string;

/**
 * What Medicare allows for the lines of one claim under the physician fee schedule. The order of the lines changes nothing
 * but which of two equal lines carries a reduction.
 *
 * The order of the rules: fee of the row, part of the global package, older equipment, both sides, several procedures of
 * the day, whose share it is, units. Each amount is rounded to the cent before the next rule, half a cent up.
 */
export function priceLines(lines: readonly Line[], ratesOn: RatesOn): readonly LinePrice[] {
  const services: Service[] = [];
  const anesthesias: Anesthesia[] = [];
  const opened = lines.map((line) => {
    const rates = ratesOn(line.serviceFrom, line);
    const one = typeof rates === 'string' ? refusal(line, null, 'no-rate', rates) : open(line, rates);
    if (one.is === 'service') services.push(one);
    else if (one.is === 'anesthesia') anesthesias.push(one);
    return one;
  });
  if (anesthesias.length > 0) for (const day of byDay(anesthesias)) payAnesthesias(day);
  if (services.length > 0) for (const day of byDay(services)) payDay(day, anesthesias);
  return opened.map(priceOf);
}

function byDay<Of extends { readonly line: Line }>(services: readonly Of[]): readonly (readonly Of[])[] {
  const first = services[0]?.line.serviceFrom;
  if (services.every(({ line }) => line.serviceFrom === first)) return [services];
  return [...Map.groupBy(services, ({ line }) => line.serviceFrom).values()];
}

function payDay(services: readonly Service[], anesthesias: readonly Anesthesia[]): void {
  for (const service of services) {
    payGlobalParts(service);
    if (isOpen(service)) payEquipment(service);
  }
  payBothSides(services);
  paySeveral(services);
  for (const service of services) {
    if (!isOpen(service)) continue;
    payCap(service);
    payUnits(service);
    payPersons(service);
  }
  payAlone(services, anesthesias);
}

/** Status T is paid when nothing else of the schedule is paid on the day (Claims Processing Manual ch. 23, Addendum). */
function payAlone(services: readonly Service[], anesthesias: readonly Anesthesia[]): void {
  const alone = services.filter(({ row, line }) => row.status === PAID_ALONE && line.listed === undefined);
  if (alone.length === 0) return;
  const day = services[0]?.line.serviceFrom;
  const paid =
    services.some((service) => isOpen(service) && service.row.status !== PAID_ALONE && service.cents > 0) ||
    anesthesias.some(({ line, cents }) => line.serviceFrom === day && cents > 0);
  if (!paid) return;
  for (const service of alone)
    settle(service, 'bundled', `${service.row.code} is paid only when nothing else is paid on the day.`);
}

/** Imaging is never dearer than in a hospital's outpatient department; where several images were reduced, that was seen to. */
function payCap(service: Service): void {
  if (service.reduced || service.technical === undefined) return;
  const { cap } = service;
  if (cap === undefined || service.technical <= cap) return;
  service.cents -= service.technical - cap;
  note(service, 'opps-cap', null, 'technical part capped at the hospital outpatient payment (42 CFR 414.22)');
}

function payUnits(service: Service): void {
  if (service.counted) return;
  service.counted = true;
  const { units } = service.line;
  if (units === 1) return;
  service.cents = timesUnits(service.cents, units);
  note(service, 'units', null, `${units} units`);
}

function priceOf(one: Service | Anesthesia | Refusal): LinePrice {
  const { line, status, because } = one;
  if (one.is === 'refusal') return { line, status, allowedCents: null, because, steps: [] };
  const { steps } = one;
  const allowedCents = status === 'priced' || status === 'not-payable' ? one.cents : null;
  return one.is === 'anesthesia'
    ? { line, status, allowedCents, because, steps, sources: one.sources }
    : { line, status, allowedCents, because, steps, by: one };
}

/** The sum of the lines that have an amount; null when none has. */
export function totalCents(lines: readonly LinePrice[]): Cents | null {
  let total: Cents | null = null;
  for (const { allowedCents } of lines) if (allowedCents !== null) total = (total ?? 0) + allowedCents;
  return total;
}

/** A Medicare locality as it is written: `12502-99`. */
export const written = ({ carrier, locality }: Locality): string => `${carrier}-${locality}`;
