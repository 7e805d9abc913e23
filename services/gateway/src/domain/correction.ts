import { ERASABLE } from '@chargeline/contracts';
import { z } from 'zod';
import { SubmittedLine } from './claim-batch.js';
import { SubmittedPatient, SubmittedPayer, SubmittedProvider, SubmittedSubscriber } from './party.js';
import { code, day, ruleId, text } from './plain.js';

/** As many charges as one correction may change: those of an encounter. */
const MOST_LINES = 1_000;

const CorrectedLine = SubmittedLine.omit({ diagnosisPointers: true })
  .partial()
  .extend({
    chargeId: text(80).meta({
      description:
        "The source's own number of the charge. For a claim that came by REST, the place of its line, from 1.",
    }),
    remove: z.literal(true).optional().meta({ description: 'Takes the charge out; nothing else is then said of it.' }),
    diagnoses: z
      .array(code(30))
      .max(4)
      .optional()
      .meta({ description: 'The codes that the line points to, the main one first.' }),
  });
export type CorrectedLine = z.infer<typeof CorrectedLine>;

/** What a person corrects in a claim: what is left out stays as it is. The names are those of a claim batch. */
export const Correction = z
  .strictObject({
    lines: z.array(CorrectedLine).min(1).max(MOST_LINES).optional(),
    diagnoses: z
      .array(code(30))
      .min(1)
      .max(12)
      .optional()
      .meta({ description: 'The whole list. A code that takes the place of another takes over its pointers.' }),
    patient: SubmittedPatient.partial().optional(),
    subscriber: SubmittedSubscriber.partial().optional(),
    relationship: code(2).optional(),
    memberId: text(80).optional(),
    groupNumber: text(50).optional(),
    payer: SubmittedPayer.partial().optional(),
    billingProvider: SubmittedProvider.partial().optional(),
    renderingProvider: SubmittedProvider.partial().optional(),
    referringProvider: SubmittedProvider.partial().optional(),
    facility: SubmittedProvider.partial().optional(),
    placeOfService: code(2).optional(),
    serviceFrom: day
      .optional()
      .meta({ format: 'date', description: 'Charges of the first day move along. Say a line to move it alone.' }),
    serviceTo: day.optional(),
    authorization: text(50).optional(),
    frequency: z.enum(['1', '7', '8']).optional(),
    originalReference: text(50).optional(),
    erase: z
      .array(z.enum(ERASABLE))
      .min(1)
      .max(ERASABLE.length)
      .optional()
      .meta({ description: 'Fields to be empty again.' }),
  })
  .superRefine((correction, context) => {
    const fault = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    if (Object.keys(correction).length === 0) fault([], 'says nothing to correct');
    for (const [name, part] of Object.entries(correction)) {
      const isEmpty = typeof part === 'object' && !Array.isArray(part) && Object.keys(part).length === 0;
      if (isEmpty) fault([name], 'says nothing to correct');
    }
    for (const [at, field] of (correction.erase ?? []).entries()) {
      const told = field === 'deathDate' ? correction.patient?.deathDate : correction[field];
      if (told !== undefined) fault(['erase', at], 'is erased and said at once');
    }
    const first = new Map<string, number>();
    for (const [at, { chargeId, remove, ...said }] of (correction.lines ?? []).entries()) {
      const before = first.get(chargeId);
      if (before === undefined) first.set(chargeId, at);
      else fault(['lines', at, 'chargeId'], `is the charge of lines.${before} too`);
      const saysSomething = Object.keys(said).length > 0;
      if (remove === true && saysSomething) fault(['lines', at, 'remove'], 'is taken out and corrected at once');
      if (remove === undefined && !saysSomething) fault(['lines', at], 'says nothing to correct');
    }
  });
export type Correction = z.infer<typeof Correction>;

/** Rules whose hold is lifted. */
export const Clears = z.array(ruleId).min(1).max(100).meta({
  description:
    'Rules that hold the claim at its present revision, and whose hold somebody has looked at and lifts: for this claim and for good.',
});
