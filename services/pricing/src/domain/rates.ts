import {
  anesthesiaBasesOn,
  anesthesiaFactorsOn,
  conversionFactor,
  feeScheduleById,
  feeScheduleOn,
  gpcisById,
  gpcisOn,
  type Participants,
  placeOfService,
  type Release,
} from '@chargeline/codes';
import type { RatesOn } from './price.js';
import type { AnesthesiaRates, Rates, Setting } from './service.js';

/** Where and for whom services were given. */
export interface Place {
  /** The Medicare locality as `12502-99`; null where no table knows it. */
  readonly locality: string | null;
  /** Of the lines that do not name their own. */
  readonly placeOfService: string | null;
  readonly participants?: Participants;
  /** The releases that an event is pinned to, by table; without them the day of service decides. */
  readonly pinned?: { readonly pfs?: string | undefined; readonly gpci?: string | undefined };
}

/** Facility or not, by place of service (Claims Processing Manual ch. 12 §20.4.2); without one, the office is assumed. */
export const settingOf = (place: string | null): Setting =>
  place !== null && placeOfService(place)?.rate === 'facility' ? 'facility' : 'non-facility';

/**
 * The rates of a place, day by day, each line in the setting of where it was done. A pinned release that is not here has no
 * rate: nothing is priced by another one.
 */
export function ratesAt({ locality, placeOfService: place, participants = 'non-qualifying', pinned }: Place): RatesOn {
  const setting = settingOf(place);
  const known = { facility: new Map<string, Rates | string>(), 'non-facility': new Map<string, Rates | string>() };
  const find = (day: string, at: Setting): Rates | string => {
    const schedule = pinnedOr(pinned?.pfs, feeScheduleById, day, () => feeScheduleOn(day, participants));
    const gpcis = pinnedOr(pinned?.gpci, gpcisById, day, () => gpcisOn(day));
    if (schedule === undefined) return `No fee schedule is loaded for ${day}. Load the year's PPRRVU file.`;
    if (gpcis === undefined) return `No practice cost indices are loaded for ${day}. Load the year's GPCI file.`;
    if (typeof schedule === 'string') return schedule;
    if (typeof gpcis === 'string') return gpcis;
    if (locality === null) return 'The place of service has no Medicare locality in the tables.';
    const gpci = gpcis.of(locality);
    if (gpci === undefined) return `The locality ${locality} is not in the indices ${gpcis.release.id}.`;
    const factor = conversionFactor(day, schedule, participants);
    if (factor === undefined) return `No conversion factor is known for ${participants} participants on ${day}.`;
    const sources = [`pfs ${schedule.release.id}`, `gpci ${gpcis.release.id} ${locality}`, `factor ${factor.source}`];
    const anesthesia = (): AnesthesiaRates | string => anesthesiaAt(day, locality, participants);
    return { sources, schedule, gpci, factor: factor.tenThousandths, setting: at, anesthesia, units: new Map() };
  };
  let last: { readonly day: string; readonly at: Setting; readonly rates: Rates | string } | undefined;
  return (day, { placeOfService: own }) => {
    const at = own === place || typeof own !== 'string' ? setting : settingOf(own);
    if (last?.day === day && last.at === at) return last.rates;
    const rates = known[at].get(day) ?? find(day, at);
    known[at].set(day, rates);
    last = { day, at, rates };
    return rates;
  };
}

function anesthesiaAt(day: string, locality: string, participants: Participants): AnesthesiaRates | string {
  const bases = anesthesiaBasesOn(day);
  const factors = anesthesiaFactorsOn(day);
  if (bases === undefined || factors === undefined) {
    const missing = [bases ?? 'base units (CMS, Anesthesiologists Center)', factors ?? 'conversion factors (ANES)'];
    const files = missing.filter((one) => typeof one === 'string').join(' and ');
    return `No ${files} are loaded for ${day}. Load them by "chargeline reference load".`;
  }
  const factor = factors.of(locality, participants);
  if (factor === undefined) return `The locality ${locality} is not in the factors ${factors.release.id}.`;
  const sources = [`anesthesia-base ${bases.release.id}`, `anesthesia-factor ${factors.release.id} ${locality}`];
  return { sources, unitsOf: bases.unitsOf, factor };
}

/** The pinned release for the days of its year; for a line of another year, and without a pin, the one that speaks for the day. */
function pinnedOr<Book extends { readonly release: Release }>(
  id: string | undefined,
  byId: (id: string) => Book | undefined,
  day: string,
  speaking: () => Book | undefined,
): Book | string | undefined {
  if (id === undefined) return speaking();
  const pinned = byId(id);
  if (pinned === undefined) return `The release ${id}, to which the claim is pinned, is not loaded here. Load it.`;
  return pinned.release.from.slice(0, 4) === day.slice(0, 4) ? pinned : speaking();
}
