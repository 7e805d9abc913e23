import { z } from 'zod';
import { REPAIRABLE } from '../domain/repair.js';

const Change = z.record(z.string(), z.json());
const day = z.iso.date('must be a day of the calendar, as 2025-06-01');

/**
 * An earlier claim of the patient, by those who bill and render the model claim where nothing else is said. Its lines are the model's
 * first with these changes, each of one day where it does not say to which.
 */
const Earlier = z.strictObject({
  billingNpi: z.string().nullable().optional(),
  renderingNpi: z.string().nullable().optional(),
  taxonomy: z.string().nullable().optional(),
  lines: z
    .array(
      z.strictObject({
        code: z.string().optional(),
        modifiers: z.array(z.string()).optional(),
        units: z.number().optional(),
        serviceFrom: day.optional(),
        serviceTo: day.optional(),
        placeOfService: z.string().nullable().optional(),
      }),
    )
    .min(1),
});
export type Earlier = z.infer<typeof Earlier>;

/**
 * A claim that shows what a rule does: the model claim with these changes, objects merged, all else replaced. The first entry of
 * `lines` changes line 1, and so on; a line beyond the model's is a copy of its last.
 */
const Example = z.strictObject({
  says: z.string().min(5).optional(),
  judgedOn: day.nullable().optional(),
  encounter: Change.optional(),
  claim: Change.optional(),
  lines: z.array(Change).optional(),
  history: z.array(Earlier).optional(),
  /** By code: a medically unlikely edit of the example's own, for what the shipped selection has none of. */
  edits: z
    .record(z.string(), z.strictObject({ units: z.int().nonnegative(), adjudication: z.enum(['1', '2', '3']) }))
    .optional(),
});
export type Example = z.infer<typeof Example>;

const Failing = Example.extend({
  /** The lines that the rule finds, null for the claim as a whole. */
  finds: z.array(z.int().nullable()).min(1),
  /** What the rule's repair makes of the field, finding by finding; null where it has nothing to propose. */
  repairs: z.array(z.json()).optional(),
});
export type FailingExample = z.infer<typeof Failing>;

/**
 * What a finding does: `reject` ends the claim's way, `hold` stops it until a person has cleared it, `warn` and `info` travel along. The
 * gravest first.
 */
export const SEVERITIES = ['reject', 'hold', 'warn', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a line is billed as: `dme` is equipment and supplies for the home (HCPCS letters E, K and L), which other contractors pay. */
export const KINDS = ['professional', 'dme'] as const;

/** Who can mend what the rule finds. */
export const OWNERS = ['registration', 'scheduling', 'clinician', 'coding', 'billing', 'credentialing'] as const;

const some = (text: z.ZodString) => z.array(text).min(1).optional();

/** Which claims, and which of their lines, a rule is for; what is left out is for all. */
const Applies = z.strictObject({
  kinds: z.array(z.enum(KINDS)).min(1).optional(),
  /** Payers by their number (X12 NM109 of the payer). */
  payers: some(z.string().min(1)),
  /** Claim filing indicators (X12 SBR09), as MB. */
  filings: some(z.string().regex(/^[0-9A-Z]{2}$/, 'must be two capital letters or digits')),
  tenants: some(z.string().min(1)),
  /** Places of service. */
  places: some(z.string().regex(/^\d\d$/, 'must be two digits, in quotes')),
});
export type Applies = z.infer<typeof Applies>;

/** What mends a finding safely: the field, and its value as the language of conditions says it. Proposed, or applied where the tenant allows it. */
const Repair = z.strictObject({
  says: z.string().regex(/^[A-Z0-9].{10,}\.$/s, 'must be a sentence of 12 characters or more, with its full stop'),
  set: z.enum(REPAIRABLE),
  to: z.string(),
});
export type RepairText = z.infer<typeof Repair>;

/** A rule as it stands in its file. */
export const RuleText = z
  .strictObject({
    /** Family and number. Never changes once published, and is never given to another rule. */
    id: z.string().regex(/^[A-Z]{2,4}-\d{3}$/, 'must be two to four capital letters, a hyphen and three digits'),
    title: z.string().min(5).max(80),
    /** What is wrong and what to do: the sentence that a biller reads. */
    because: z.string().regex(/^[A-Z0-9].{20,}\.$/s, 'must be a sentence of 22 characters or more, with its full stop'),
    severity: z.enum(SEVERITIES),
    scope: z.enum(['claim', 'line', 'diagnosis']),
    applies: Applies.optional(),
    /** Days of service that it is for, both ends counted; absent: all. */
    from: day.optional(),
    to: day.optional(),
    /** Who says so: a manual's chapter and section, an X12 element, a regulation. */
    source: z.string().min(6),
    /** The claim adjustment reason code by which a payer would deny; absent where none would. */
    carc: z
      .string()
      .regex(/^[A-Z]?\d{1,3}$/, 'must be the number of a CARC, as 16 or B7')
      .optional(),
    owner: z.enum(OWNERS),
    /** The condition that must not hold. */
    when: z.string(),
    repair: Repair.optional(),
    passes: z.array(Example).min(1),
    fails: z.array(Failing).min(1),
  })
  .refine(({ repair, fails }) => repair === undefined || fails.some(({ repairs }) => repairs !== undefined), {
    path: ['repair'],
    message: 'needs a failing example that says what it repairs',
  })
  .refine(({ from = '', to = '9999-12-31' }) => from <= to, { path: ['to'], message: 'is a day before its "from"' });
export type RuleText = z.infer<typeof RuleText>;

/** All rules of one family. */
export const RuleFile = z.strictObject({
  family: z.string().regex(/^[A-Z]{2,4}$/, 'must be two to four capital letters'),
  about: z.string().min(10),
  rules: z.array(RuleText).min(1),
});
export type RuleFile = z.infer<typeof RuleFile>;
