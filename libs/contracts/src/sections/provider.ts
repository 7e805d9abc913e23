import { isNpi } from '@chargeline/kernel';
import { z } from 'zod';
import { maybe, record } from '../field.js';

/** A place one can write to. `state` is the two-letter postal abbreviation, `zip` five or nine digits without a hyphen. */
export const Address = record('Address', {
  line1: z.string().max(55),
  line2: maybe(z.string().max(55)),
  city: z.string().max(30),
  state: z.string().max(2),
  zip: z.string().max(9),
});
export type Address = z.infer<typeof Address>;

/**
 * Who billed, rendered, referred, or where it happened. `npi` travels as it came: a wrong one is for rules to refuse,
 * with its sentence, not for a door to drop. `taxId` is a TIN of nine digits, `taxIdKind` as X12 REF01 (EI employer, SY social security).
 * `clia` is the number of the laboratory there, by which tests are billed (42 CFR 493).
 */
export const Provider = record('Provider', {
  entity: z.enum(['person', 'organization']),
  name: z.string().max(60),
  firstName: maybe(z.string().max(35)),
  npi: maybe(z.string().max(20)),
  taxId: maybe(z.string().max(20)),
  taxIdKind: maybe(z.enum(['EI', 'SY'])),
  taxonomy: maybe(z.string().max(10)),
  clia: maybe(z.string().max(50)),
  address: maybe(Address),
});
export type Provider = z.infer<typeof Provider>;

/** A provider of whom nothing is said beside entity and name. */
export const NOTHING_SAID: Omit<Provider, 'entity' | 'name'> = {
  firstName: null,
  npi: null,
  taxId: null,
  taxIdKind: null,
  taxonomy: null,
  clia: null,
  address: null,
};

/** A National Provider Identifier with a right check digit, for doors and commands that must refuse another. */
export const Npi = z.string().refine(isNpi, 'is not an NPI: ten digits with a Luhn check digit');
