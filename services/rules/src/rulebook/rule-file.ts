import { z } from 'zod';

const Change = z.record(z.string(), z.json());

/**
 * A claim that shows what a rule does: the model claim with these changes, objects merged, all else replaced. The first entry of
 * `lines` changes line 1, and so on; a line beyond the model's is a copy of its last.
 */
const Example = z.strictObject({
  says: z.string().min(5).optional(),
  encounter: Change.optional(),
  claim: Change.optional(),
  lines: z.array(Change).optional(),
});
export type Example = z.infer<typeof Example>;

const Failing = Example.extend({
  /** The lines that the rule finds, null for the claim as a whole. */
  finds: z.array(z.int().nullable()).min(1),
});
export type FailingExample = z.infer<typeof Failing>;

export const SEVERITIES = ['reject', 'warn'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who can mend what the rule finds. */
export const OWNERS = ['registration', 'scheduling', 'clinician', 'coding', 'billing', 'credentialing'] as const;

/** A rule as it stands in its file. */
export const RuleText = z.strictObject({
  /** Family and number. Never changes once published, and is never given to another rule. */
  id: z.string().regex(/^[A-Z]{2,4}-\d{3}$/),
  title: z.string().min(5).max(80),
  /** What is wrong and what to do: the sentence that a biller reads. */
  because: z.string().regex(/^[A-Z0-9].{20,}\.$/s),
  severity: z.enum(SEVERITIES),
  scope: z.enum(['claim', 'line', 'diagnosis']),
  /** Days of service that it is for, both ends counted; absent: all. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Who says so: a manual's chapter and section, an X12 element, a regulation. */
  source: z.string().min(6),
  /** The claim adjustment reason code by which a payer would deny; absent where none would. */
  carc: z
    .string()
    .regex(/^[A-Z]?\d{1,3}$/)
    .optional(),
  owner: z.enum(OWNERS),
  /** The condition that must not hold. */
  when: z.string(),
  passes: z.array(Example).min(1),
  fails: z.array(Failing).min(1),
});
export type RuleText = z.infer<typeof RuleText>;

/** All rules of one family. */
export const RuleFile = z.strictObject({
  family: z.string().regex(/^[A-Z]{2,4}$/),
  about: z.string().min(10),
  rules: z.array(RuleText).min(1),
});
export type RuleFile = z.infer<typeof RuleFile>;
