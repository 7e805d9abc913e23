import { z } from 'zod';
import { day, text } from './plain.js';

export const SubmittedAddress = z.strictObject({
  line1: text(55),
  line2: text(55).optional(),
  city: text(30),
  state: text(2),
  zip: z
    .string()
    .regex(/^\d{5}(-?\d{4})?$/)
    .meta({ description: 'Five or nine digits, with or without the hyphen.' }),
});
export type SubmittedAddress = z.infer<typeof SubmittedAddress>;

const sex = z.enum(['F', 'M', 'U']);

export const SubmittedPatient = z.strictObject({
  lastName: text(60),
  firstName: text(35),
  middleName: text(25).optional(),
  birthDate: day,
  deathDate: day.optional().meta({ format: 'date', description: 'The day of death, where the patient has died.' }),
  sex,
  address: SubmittedAddress.optional(),
  phone: text(30).optional(),
  medicalRecordNumber: text(50).optional(),
});

/** Who holds the policy, when that is not the patient. */
export const SubmittedSubscriber = z.strictObject({
  lastName: text(60),
  firstName: text(35).optional(),
  middleName: text(25).optional(),
  birthDate: day.optional(),
  sex: sex.optional(),
  address: SubmittedAddress.optional(),
});

/** Any NPI is taken: a wrong one is for rules to refuse, with its sentence. */
export const SubmittedProvider = z.strictObject({
  entity: z.enum(['person', 'organization']),
  name: text(60).meta({ description: 'The last name of a person, or the name of an organization.' }),
  firstName: text(35).optional(),
  npi: text(20).optional(),
  taxId: text(20).optional(),
  taxIdKind: z.enum(['EI', 'SY']).optional(),
  taxonomy: text(10).optional(),
  clia: text(50).optional().meta({ description: 'The CLIA number of the laboratory there, as 39D0000001.' }),
  address: SubmittedAddress.optional(),
});
export type SubmittedProvider = z.infer<typeof SubmittedProvider>;

export const SubmittedPayer = z.strictObject({
  id: text(80),
  name: text(60),
  filingIndicator: text(2).optional().meta({ description: 'X12 SBR09, as CI or MB.' }),
});
