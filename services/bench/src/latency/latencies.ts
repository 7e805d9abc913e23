import { messageKey } from './message-key.js';
import { quantile } from './quantile.js';

/** A claim revision as billing has it. */
export interface Posted {
  readonly tenantId: string;
  readonly sourceId: string;
  /** The message that made this revision, as the doors say it: MSH-10, `system|value` of a bundle, `key#0` for the first of a batch. */
  readonly messageId: string;
  /** In milliseconds since 1970. */
  readonly postedAt: number;
}

export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
  /** The pace at which claims were sent. */
  readonly atClaimsPerSecond: number;
  /** Of how many rows: every one whose message was sent at that pace. */
  readonly rows: number;
}

/** What the sender itself calls the message. */
const ownId = (messageId: string): string => messageId.replace(/^.*\|/, '').replace(/#\d+$/, '');

/** From when its message was due until a row was posted, in milliseconds, for each row whose message is in the list. */
export function latenciesOf(due: Iterable<readonly [message: string, at: number]>, rows: readonly Posted[]): number[] {
  const first = new Map<string, number>();
  for (const [message, at] of due) first.set(message, Math.min(at, first.get(message) ?? Infinity));
  return rows.flatMap((row) => {
    const at = first.get(messageKey({ ...row, messageId: ownId(row.messageId) }));
    return at === undefined ? [] : [row.postedAt - at];
  });
}

const toTenth = (millis: number | null): number | null => (millis === null ? null : Math.round(millis * 10) / 10);

export const latency = (millis: readonly number[], atClaimsPerSecond: number): Latency => ({
  p50: toTenth(quantile(millis, 0.5)),
  p99: toTenth(quantile(millis, 0.99)),
  atClaimsPerSecond,
  rows: millis.length,
});
