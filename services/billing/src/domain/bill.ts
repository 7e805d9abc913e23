import type { Claim, Encounter } from '@chargeline/contracts';

/** What billing reads of an encounter. The charges and codes of the source are not among it: the claim's lines are what is billed. */
export const BILLED = [
  'tenantId',
  'encounterId',
  'eventId',
  'patient',
  'identity',
  'coverage',
  'billingProvider',
  'renderingProvider',
  'referringProvider',
  'facility',
  'placeOfService',
  'authorization',
] as const satisfies readonly (keyof Encounter)[];

/** A claim revision as it is billed, its identity sealed: all that an 837 needs. */
export interface Bill {
  readonly encounter: Pick<Encounter, (typeof BILLED)[number]>;
  readonly claim: Claim;
}
