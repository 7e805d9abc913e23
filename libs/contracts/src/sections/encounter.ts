import { z } from 'zod';
import { CentsField, Day, list, maybe, record } from '../field.js';
import { Provider } from './provider.js';

/**
 * The patient as the line may know them. Names, birth date, address and member number are in `Encounter.identity`, sealed.
 * `ref` is a keyed index of the medical record number; `ageYears` is at the first day of service, negative when that is before birth.
 * `servedAfterDeath` tells whether any day of service is after the day of death; null where no such day is known.
 * `relationship` to the subscriber is the X12 individual relationship code (18 self, 01 spouse, 19 child, G8 other).
 */
export const Patient = record('Patient', {
  ref: z.string(),
  sex: z.enum(['F', 'M', 'U']),
  ageYears: maybe(z.int()),
  relationship: maybe(z.string().max(2)),
  servedAfterDeath: maybe(z.boolean()),
});

/** Who insures. `ref` is a keyed index of the member number; `filingIndicator` is X12 SBR09. */
export const Coverage = record('Coverage', {
  payerId: z.string().max(80),
  payerName: z.string().max(60),
  filingIndicator: maybe(z.string().max(2)),
  subscriberRef: maybe(z.string()),
});

/** The sealed identity: one AES-256-GCM block, and the names (not the values) of what it holds, so that rules can miss one without a key. */
export const Identity = record('Identity', {
  sealed: z.string(),
  holds: list(z.string(), 40),
});

/** A diagnosis as the source coded it: ICD-10-CM without the dot, or another system's code for coding to look at. */
export const Diagnosis = record('Diagnosis', {
  code: z.string().max(30),
  system: z.enum(['ICD10CM', 'SNOMED', 'ICD9CM', 'other']),
});

/** A drug's National Drug Code (eleven digits, 5-4-2) with quantity and X12 CTP05 unit (UN, ML, GR, ME, F2). */
export const Ndc = record('Ndc', { code: z.string().max(13), quantity: z.number(), unit: z.string().max(2) });

/**
 * One thing done, as the source charged it. `charge` is for all units. `minutes` are whole minutes of anesthesia.
 * `diagnoses` are codes of this encounter, the main one first.
 */
export const Charge = record('Charge', {
  chargeId: z.string().max(80),
  code: z.string().max(30),
  system: z.enum(['CPT', 'HCPCS', 'SNOMED', 'local', 'other']),
  modifiers: list(z.string().max(2), 4),
  units: z.number(),
  minutes: maybe(z.int()),
  chargeCents: maybe(CentsField),
  serviceFrom: maybe(Day),
  serviceTo: maybe(Day),
  placeOfService: maybe(z.string().max(2)),
  diagnoses: list(z.string().max(30), 12),
  ndc: maybe(Ndc),
});

/** Where a document came from. `messageId` is the sender's own (MSH-10, Bundle.id, idempotency key and ordinal). */
export const Source = record('Source', {
  id: z.string().max(80),
  vendor: z.string().max(40),
  format: z.enum(['hl7v2', 'fhir', 'claim-batch']),
  trigger: z.string().max(40),
  messageId: z.string().max(200),
});

/**
 * What happened in an exam room, vendor-blind. One shape for a single message's part of it and for the whole that ingestion joins
 * (`revision` 0 at the door, 1 and up when joined). `eventId` is the event that sealed `identity`; both ids are its associated data.
 * `cleared` names rules whose hold a person has lifted, `repaired` rules whose repair was applied.
 */
export const Encounter = record('Encounter', {
  tenantId: z.string().max(40),
  encounterId: z.string(),
  eventId: z.string(),
  revision: z.int(),
  source: Source,
  setting: z.enum(['professional']),
  patient: Patient,
  identity: Identity,
  coverage: maybe(Coverage),
  billingProvider: maybe(Provider),
  renderingProvider: maybe(Provider),
  referringProvider: maybe(Provider),
  facility: maybe(Provider),
  placeOfService: maybe(z.string().max(2)),
  serviceFrom: maybe(Day),
  serviceTo: maybe(Day),
  authorization: maybe(z.string().max(50)),
  frequency: maybe(z.enum(['1', '7', '8'])),
  originalReference: maybe(z.string().max(50)),
  diagnoses: list(Diagnosis, 100),
  charges: list(Charge, 1000),
  cleared: maybe(z.array(z.string()).max(1000)),
  repaired: maybe(z.array(z.string()).max(1000)),
});
export type Encounter = z.infer<typeof Encounter>;
export type Diagnosis = z.infer<typeof Diagnosis>;
export type Charge = z.infer<typeof Charge>;
export type Coverage = z.infer<typeof Coverage>;
export type Patient = z.infer<typeof Patient>;
export type Source = z.infer<typeof Source>;
