import { z } from 'zod';
import { list, record } from '../field.js';

/** Something a coder must look at: the n-th charge or diagnosis (0-based), and why it cannot be billed as it stands. */
export const WorklistItem = record('WorklistItem', {
  what: z.enum(['charge', 'diagnosis', 'encounter']),
  ordinal: z.int(),
  reason: z.string(),
  because: z.string(),
});

export const Worklist = record('Worklist', { items: list(WorklistItem, 2000) });
export type Worklist = z.infer<typeof Worklist>;
export type WorklistItem = z.infer<typeof WorklistItem>;
