import type { EncounterSource } from '@chargeline/contracts';
import type { Payer } from './told.js';

type Facility = EncounterSource['facilities'][number];

/** The facility that a source's messages call by any of these names; empty names match nothing. */
export function facilityOf({ facilities }: EncounterSource, names: readonly string[]): Facility | null {
  return facilities.find((facility) => names.some((name) => name !== '' && facility.names.includes(name))) ?? null;
}

/**
 * The payer that the directory has for any of these names, else the first id as it was given. `ids` may hold empty texts;
 * null when nothing names a payer.
 */
export function payerOf(
  { payers }: EncounterSource,
  ids: readonly string[],
  names: readonly string[] = [],
): Payer | null {
  const given = [...ids, ...names].filter((name) => name !== '');
  const known = payers.find((payer) => given.some((name) => payer.names.includes(name)));
  if (known !== undefined) {
    const { payerId, payerName, filingIndicator } = known;
    return { payerId, payerName, filingIndicator };
  }
  const payerId = ids.find((id) => id !== '');
  if (payerId === undefined) return null;
  return { payerId, payerName: names.find((name) => name !== '') ?? payerId, filingIndicator: null };
}
