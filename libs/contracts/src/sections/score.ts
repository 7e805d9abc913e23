import { z } from 'zod';
import { record } from '../field.js';

/** What scoring adds. `denialRisk` is a probability; `model` names the file's version, or the fallback by its own name. */
export const Score = record('Score', {
  model: z.string(),
  denialRisk: z.number().min(0).max(1),
  route: z.enum(['straight-through', 'review']),
});
export type Score = z.infer<typeof Score>;
