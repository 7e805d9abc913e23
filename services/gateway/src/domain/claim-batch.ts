import { z } from 'zod';
import { SubmittedPatient, SubmittedPayer, SubmittedProvider, SubmittedSubscriber } from './party.js';
import { amount, code, day, text } from './plain.js';

/** As many as one request may carry. */
const MOST_CLAIMS = 500;

/** Limits of the 837P (005010X222A1): 50 lines (loop 2400), 12 diagnoses (HI), 4 modifiers and 4 pointers a line (SV101, SV107). */
export const SubmittedLine = z.strictObject({
  code: code(30).meta({ description: 'CPT or HCPCS.' }),
  modifiers: z.array(code(2)).max(4).optional(),
  units: z.number().positive().max(999_999),
  minutes: z.int().min(1).max(9_999).optional().meta({ description: 'Of anesthesia; its units are then 1.' }),
  charge: amount.meta({ description: 'For all units.' }),
  serviceFrom: day.optional(),
  serviceTo: day.optional(),
  diagnosisPointers: z
    .array(z.int().min(1).max(12))
    .min(1)
    .max(4)
    .meta({ description: 'Places in the diagnoses of the claim, from 1; the main one first.' }),
  placeOfService: code(2).optional(),
  ndc: z.strictObject({ code: code(13), quantity: z.number().positive().max(999_999), unit: code(2) }).optional(),
});
export type SubmittedLine = z.infer<typeof SubmittedLine>;

/** A professional claim as a billing system sends it. Fields that nobody named are refused, so nobody can set what is ours. */
export const SubmittedClaim = z
  .strictObject({
    reference: text(50).meta({
      description: "The sender's own number of the claim or visit: one reference, one claim.",
    }),
    patient: SubmittedPatient,
    subscriber: SubmittedSubscriber.optional(),
    relationship: code(2)
      .optional()
      .meta({ description: 'Of the patient to the subscriber: 18 self, 01 spouse, 19 child.' }),
    memberId: text(80).optional(),
    groupNumber: text(50).optional(),
    payer: SubmittedPayer,
    billingProvider: SubmittedProvider,
    renderingProvider: SubmittedProvider.optional(),
    referringProvider: SubmittedProvider.optional(),
    facility: SubmittedProvider.optional(),
    placeOfService: code(2),
    serviceFrom: day,
    serviceTo: day.optional(),
    authorization: text(50).optional(),
    frequency: z.enum(['1', '7', '8']).optional(),
    originalReference: text(50).optional(),
    diagnoses: z
      .array(code(30))
      .min(1)
      .max(12)
      .meta({ description: 'ICD-10-CM, with or without the dot; the principal first.' }),
    lines: z.array(SubmittedLine).min(1).max(50),
  })
  .superRefine(({ diagnoses, lines }, context) => {
    for (const [line, { diagnosisPointers }] of lines.entries()) {
      for (const [place, pointer] of diagnosisPointers.entries()) {
        if (pointer <= diagnoses.length) continue;
        const path = ['lines', line, 'diagnosisPointers', place];
        context.addIssue({ code: 'custom', path, message: 'points to no diagnosis of the claim' });
      }
    }
  });
export type SubmittedClaim = z.infer<typeof SubmittedClaim>;

export const ClaimBatch = z
  .strictObject({ claims: z.array(SubmittedClaim).min(1).max(MOST_CLAIMS) })
  .superRefine(({ claims }, context) => {
    const first = new Map<string, number>();
    for (const [ordinal, { reference }] of claims.entries()) {
      const before = first.get(reference);
      if (before === undefined) first.set(reference, ordinal);
      else {
        const path = ['claims', ordinal, 'reference'];
        context.addIssue({ code: 'custom', path, message: `is the reference of claims.${before} too` });
      }
    }
  });
export type ClaimBatch = z.infer<typeof ClaimBatch>;
