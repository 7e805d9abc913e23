import type { Charge, Encounter, SealedIdentity } from '@chargeline/contracts';

/** An encounter with its identity open, as ingestion alone joins it. */
export interface OpenEncounter {
  readonly encounter: Encounter;
  readonly identity: SealedIdentity;
}

const later = <T>(known: T | null, told: T | null): T | null => told ?? known;

type Said<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** The fields of an object that say something. */
export const said = <T extends object>(told: T): Said<T> =>
  Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ) as Said<T>;

/** What a later message says of an object, it says field by field; what it leaves out stays. */
function overlay<T extends object>(known: T | null, told: T | null): T | null {
  if (known === null || told === null) return told ?? known;
  return { ...known, ...said(told) };
}

/** Charges are known by the source's own number: the same number again replaces, a new one is added. Their order is that of arrival. */
function joinCharges(known: readonly Charge[], told: readonly Charge[]): Charge[] {
  const charges = new Map(known.map((charge) => [charge.chargeId, charge]));
  for (const charge of told) charges.set(charge.chargeId, charge);
  return [...charges.values()];
}

export const earliest = (one: string | null, other: string | null): string | null =>
  one !== null && other !== null && one < other ? one : (other ?? one);
export const latest = (one: string | null, other: string | null): string | null =>
  one !== null && other !== null && one > other ? one : (other ?? one);

/** A later identity wins field by field. */
export function joinIdentity(known: SealedIdentity, told: SealedIdentity): SealedIdentity {
  return {
    patient: overlay(known.patient, told.patient)!,
    subscriber: overlay(known.subscriber, told.subscriber),
    memberId: later(known.memberId, told.memberId),
    groupNumber: later(known.groupNumber, told.groupNumber),
  };
}

/**
 * Joins a message to what its visit has so far. Later words win field by field, diagnoses are replaced as a list when any are told
 * (HL7 v2.5 section 6.5.2: DG1 in snapshot mode), charges are joined by their number. The dates span all that was told.
 * A message knows nothing of rules: what was cleared or repaired stays so.
 */
export function join(known: OpenEncounter | null, told: OpenEncounter): OpenEncounter {
  if (known === null) return told;
  const before = known.encounter;
  const now = told.encounter;
  const encounter: Encounter = {
    ...before,
    source: now.source,
    patient: overlay(before.patient, {
      ...now.patient,
      sex: now.patient.sex === 'U' ? before.patient.sex : now.patient.sex,
    })!,
    coverage: overlay(before.coverage, now.coverage),
    billingProvider: later(before.billingProvider, now.billingProvider),
    renderingProvider: later(before.renderingProvider, now.renderingProvider),
    referringProvider: later(before.referringProvider, now.referringProvider),
    facility: later(before.facility, now.facility),
    placeOfService: later(before.placeOfService, now.placeOfService),
    serviceFrom: earliest(before.serviceFrom, now.serviceFrom),
    serviceTo: latest(before.serviceTo, now.serviceTo),
    authorization: later(before.authorization, now.authorization),
    frequency: later(before.frequency, now.frequency),
    originalReference: later(before.originalReference, now.originalReference),
    diagnoses: now.diagnoses.length > 0 ? now.diagnoses : before.diagnoses,
    charges: joinCharges(before.charges, now.charges),
  };
  return { encounter, identity: joinIdentity(known.identity, told.identity) };
}
