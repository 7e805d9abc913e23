import { z } from 'zod';
import { maybe, record } from '../field.js';

/**
 * A record that a room could not take, by its place in the log and never by its body. `state` is `parked` until the record went
 * through (`replayed`). `code` is the error's stable code; `waitsBehind` the letter of the same key before it,
 * `subject` what the event is about where that is not its key, as a claim.
 */
export const DeadLetter = record('DeadLetter', {
  letterId: z.string(),
  state: z.enum(['parked', 'replayed']),
  service: z.string(),
  tenantId: z.string(),
  key: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  eventId: z.string(),
  code: z.string(),
  waitsBehind: maybe(z.string()),
  traceparent: maybe(z.string()),
  subject: maybe(z.string()),
});
export type DeadLetter = z.infer<typeof DeadLetter>;
