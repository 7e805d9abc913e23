import type { CalendarDate } from '@chargeline/kernel';
import type { Participants } from './conversion-factor.js';
import { type Referenced, referenceOn } from './release/in-use.js';
import type { Release } from './release/release.js';

/** One release of the base units of anesthesia codes (42 CFR 414.46). */
export interface AnesthesiaBases {
  readonly release: Release;
  /** Whole units; undefined when the release does not have the code. */
  readonly unitsOf: (code: string) => number | undefined;
}

/** One release of the anesthesia conversion factors (42 CFR 414.46). */
export interface AnesthesiaFactors {
  readonly release: Release;
  /** Dollars for one unit in ten-thousandths, by carrier and locality as `12502-99`; undefined when the release has none. */
  readonly of: (locality: string, participants: Participants) => number | undefined;
}

/** The base units for a day of service; undefined when no release is loaded for it. None is shipped. */
export function anesthesiaBasesOn(on: CalendarDate): AnesthesiaBases | undefined {
  const found = referenceOn('anesthesia-base', on);
  return (
    found && {
      release: found.release,
      unitsOf: (code) => wholeNumber(found, [code], 'units'),
    }
  );
}

const FACTOR: Readonly<Record<Participants, string>> = {
  qualifying: 'factor_qualifying',
  'non-qualifying': 'factor_non_qualifying',
};

/** The factors for a day of service; undefined when no release is loaded for it. None is shipped. */
export function anesthesiaFactorsOn(on: CalendarDate): AnesthesiaFactors | undefined {
  const found = referenceOn('anesthesia-factor', on);
  return (
    found && {
      release: found.release,
      of: (locality, participants) => wholeNumber(found, locality.split('-'), FACTOR[participants]),
    }
  );
}

function wholeNumber({ table }: Referenced, key: readonly string[], column: string): number | undefined {
  const cell = table.get(...key)?.[column];
  return typeof cell === 'number' ? cell : undefined;
}
