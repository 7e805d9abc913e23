import { z } from 'zod';
import { maybe, record } from '../field.js';
import { Changes } from './changes.js';

/** How a claim came by REST: which batch, which place in it, who sent it. */
export const Submission = record('Submission', { batchId: z.string(), ordinal: z.int(), requestedBy: z.string() });
export type Submission = z.infer<typeof Submission>;

/** Run an encounter through the line again as a new revision, with what a person corrects in it. */
export const Reprocess = record('Reprocess', {
  commandId: z.string(),
  tenantId: z.string(),
  encounterId: z.string(),
  requestedBy: z.string(),
  reason: maybe(z.string().max(200)),
  changes: maybe(Changes),
});
export type Reprocess = z.infer<typeof Reprocess>;

/** Put every claim that waits for it into 837 files now. */
export const FilingRequest = record('FilingRequest', {
  commandId: z.string(),
  tenantId: z.string(),
  requestedBy: z.string(),
});
export type FilingRequest = z.infer<typeof FilingRequest>;

/** Give one parked record back to the room that could not take it. `letterId` is the dead letter's own event id. */
export const Replay = record('Replay', {
  tenantId: z.string(),
  service: z.string(),
  letterId: z.string(),
  requestedBy: z.string(),
});
export type ReplayRequest = z.infer<typeof Replay>;
