import { z } from 'zod';
import { Day, maybe } from '../field.js';
import { Address } from './provider.js';

const Person = z.object({
  lastName: maybe(z.string().max(60)),
  firstName: maybe(z.string().max(35)),
  middleName: maybe(z.string().max(25)),
  birthDate: maybe(Day),
  sex: maybe(z.enum(['F', 'M', 'U'])),
  address: maybe(Address),
});

/**
 * Who the patient and the subscriber are: the inside of `Identity.sealed`, JSON under AES-256-GCM. Only the doors, ingestion and billing
 * ever hold one. `subscriber` is null when the patient is the subscriber and nothing else was said of them.
 */
export const SealedIdentity = z.object({
  patient: Person.extend({
    deathDate: maybe(Day),
    medicalRecordNumber: maybe(z.string().max(50)),
    accountNumber: maybe(z.string().max(50)),
    phone: maybe(z.string().max(30)),
  }),
  subscriber: maybe(Person),
  memberId: maybe(z.string().max(80)),
  groupNumber: maybe(z.string().max(50)),
});
export type SealedIdentity = z.infer<typeof SealedIdentity>;
export type Person = z.infer<typeof Person>;
