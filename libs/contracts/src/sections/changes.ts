import { z } from 'zod';
import { CentsField, Day, list, maybe, record } from '../field.js';
import { Diagnosis, Identity, Ndc } from './encounter.js';
import { Address } from './provider.js';

/** What is corrected in the charge of this number: what is null stays as it is. `remove` takes the charge out. */
export const ChargeChange = record('ChargeChange', {
  chargeId: z.string().max(80),
  remove: maybe(z.boolean()),
  code: maybe(z.string().max(30)),
  modifiers: maybe(z.array(z.string().max(2)).max(4)),
  units: maybe(z.number()),
  minutes: maybe(z.int()),
  chargeCents: maybe(CentsField),
  serviceFrom: maybe(Day),
  serviceTo: maybe(Day),
  placeOfService: maybe(z.string().max(2)),
  diagnoses: maybe(z.array(z.string().max(30)).max(12)),
  ndc: maybe(Ndc),
});
export type ChargeChange = z.infer<typeof ChargeChange>;

const PatientChange = record('PatientChange', {
  sex: maybe(z.enum(['F', 'M', 'U'])),
  relationship: maybe(z.string().max(2)),
});

const CoverageChange = record('CoverageChange', {
  payerId: maybe(z.string().max(80)),
  payerName: maybe(z.string().max(60)),
  filingIndicator: maybe(z.string().max(2)),
});

const ProviderChange = record('ProviderChange', {
  entity: maybe(z.enum(['person', 'organization'])),
  name: maybe(z.string().max(60)),
  firstName: maybe(z.string().max(35)),
  npi: maybe(z.string().max(20)),
  taxId: maybe(z.string().max(20)),
  taxIdKind: maybe(z.enum(['EI', 'SY'])),
  taxonomy: maybe(z.string().max(10)),
  clia: maybe(z.string().max(50)),
  address: maybe(Address),
});

/** What a correction can take out again: fields of the encounter, and of its sealed identity the day of death. */
export const ERASABLE = [
  'referringProvider',
  'renderingProvider',
  'facility',
  'placeOfService',
  'serviceTo',
  'authorization',
  'frequency',
  'originalReference',
  'deathDate',
] as const;

/**
 * What a correction changes in an encounter: what is null stays as it is. `identity` is a sealed identity whose nulls stay likewise;
 * its associated data are those of the event that carries it. `clears` names rules whose hold a person has looked at and lifts,
 * `repairs` rules whose repair this is.
 */
export const Changes = record('Changes', {
  charges: list(ChargeChange, 1000),
  diagnoses: maybe(z.array(Diagnosis).max(100)),
  patient: maybe(PatientChange),
  identity: maybe(Identity),
  coverage: maybe(CoverageChange),
  billingProvider: maybe(ProviderChange),
  renderingProvider: maybe(ProviderChange),
  referringProvider: maybe(ProviderChange),
  facility: maybe(ProviderChange),
  placeOfService: maybe(z.string().max(2)),
  serviceFrom: maybe(Day),
  serviceTo: maybe(Day),
  authorization: maybe(z.string().max(50)),
  frequency: maybe(z.enum(['1', '7', '8'])),
  originalReference: maybe(z.string().max(50)),
  erase: list(z.enum(ERASABLE), 20),
  clears: list(z.string().max(20), 100),
  repairs: list(z.string().max(20), 100),
});
export type Changes = z.infer<typeof Changes>;
