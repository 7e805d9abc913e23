import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Forest } from '../domain/forest.js';

const Figures = z.object({ auc: z.number(), logLoss: z.number(), brier: z.number() });

const Node = z.union([
  z.tuple([z.int().nonnegative(), z.number(), z.int().positive(), z.int().positive()]).readonly(),
  z.tuple([z.number()]).readonly(),
]);

/** How well a set of scores told the claims apart that the training never saw. Rates and risks are shares of 1. */
export const HeldOut = z.object({
  claims: z.int(),
  baseRate: z.number(),
  model: Figures,
  fallback: Figures,
  /** The generator's own probabilities: what nobody can beat. */
  process: Figures,
  review: z.object({ share: z.number(), denied: z.number(), ofAllDenials: z.number() }),
  /** Ten equal groups by risk, the lowest first. */
  reliability: z.array(z.object({ expected: z.number(), denied: z.number() })).length(10),
});
export type HeldOut = z.infer<typeof HeldOut>;

export const ModelFile = z.object({
  name: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.string(),
  trainedWith: z.object({
    command: z.string(),
    seed: z.int(),
    claims: z.object({ train: z.int(), validation: z.int(), heldOut: z.int() }),
  }),
  heldOut: HeldOut,
  reviewFrom: z.number().min(0).max(1),
  features: z.array(z.string()),
  base: z.number(),
  trees: z.array(z.array(Node).min(1).readonly()).max(2000).readonly(),
});
export type ModelFile = z.infer<typeof ModelFile>;

/** The version of a model: the first twelve hex digits of the SHA-256 of all that its scores depend on. */
export function versionOf({ features, base, trees }: Forest & { readonly features: readonly string[] }): string {
  return createHash('sha256').update(JSON.stringify({ features, base, trees })).digest('hex').slice(0, 12);
}
