import { z } from 'zod';
import { table } from './tables.js';

/** When a payer pays for a service: for which diagnoses (each stands for all that begin with it), how much in one claim, at which ages. */
const CoveragePolicy = z.strictObject({
  name: z.string().min(5),
  /** What it was made after. */
  after: z.string().min(5),
  procedures: z.array(z.string().regex(/^[0-9A-Z]\d{4}$/)).min(1),
  diagnoses: z.array(z.string().regex(/^[A-Z][0-9A-Z]{0,6}$/)).min(1),
  /** Units. */
  most: z.int().positive(),
  /** Whole years, both ends counted. */
  from: z.int().default(0),
  to: z.int().default(124),
});
export type CoveragePolicy = z.infer<typeof CoveragePolicy>;

const { policies } = table('coverage-policies', z.strictObject({ policies: z.array(CoveragePolicy).min(1) }));

const byProcedure: ReadonlyMap<string, CoveragePolicy> = new Map(
  policies.flatMap((policy) => policy.procedures.map((code) => [code, policy] as const)),
);

/** The policy for a procedure; null where there is none. */
export const policyFor = (code: string): CoveragePolicy | null => byProcedure.get(code) ?? null;
