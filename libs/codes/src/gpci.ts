import type { CalendarDate } from '@chargeline/kernel';
import { referenceById, type Referenced, referenceOn } from './release/in-use.js';
import type { Release } from './release/release.js';

/** The geographic practice cost indices of a Medicare locality, in thousandths (42 CFR 414.26); work with its floor. */
export interface Gpci {
  readonly work: number;
  readonly practice: number;
  readonly malpractice: number;
}

/** A Medicare locality: the contractor's five digits and the locality's two, which is unique only within the contractor. */
export interface Locality {
  readonly carrier: string;
  readonly locality: string;
}

/** A locality, where it is, and its indices. */
export interface LocalityGpci extends Locality, Gpci {
  readonly state: string;
  readonly name: string;
}

/** One release of the indices. */
export interface Gpcis {
  readonly release: Release;
  /** By carrier and locality as `12502-99`; undefined when the release has none. */
  readonly of: (locality: string) => LocalityGpci | undefined;
}

const releases = new WeakMap<object, Gpcis>();

/** The indices for a day of service; undefined when no release speaks for the day. */
export const gpcisOn = (on: CalendarDate): Gpcis | undefined => gpcisOf(referenceOn('gpci', on));

/** The indices with a pinned id; undefined when that release is not here. */
export const gpcisById = (id: string): Gpcis | undefined => gpcisOf(referenceById('gpci', id));

/** The indices of a locality on a day of service; undefined when there are none. */
export function gpciOf(on: CalendarDate, carrier: string, locality: string): LocalityGpci | undefined {
  return gpcisOn(on)?.of(`${carrier}-${locality}`);
}

function gpcisOf(found: Referenced | undefined): Gpcis | undefined {
  if (found === undefined) return undefined;
  const known = releases.get(found.table);
  if (known !== undefined) return known;
  const localities = new Map<string, LocalityGpci>();
  for (const row of found.table.all()) {
    const [carrier, locality] = [String(row['carrier']), String(row['locality'])];
    localities.set(`${carrier}-${locality}`, {
      carrier,
      locality,
      state: String(row['state']),
      name: String(row['name']),
      work: Number(row['work']),
      practice: Number(row['practice']),
      malpractice: Number(row['malpractice']),
    });
  }
  const gpcis: Gpcis = { release: found.release, of: (locality) => localities.get(locality) };
  releases.set(found.table, gpcis);
  return gpcis;
}
