import { setTimeout as after } from 'node:timers/promises';

/** When the n-th message is due, in milliseconds after the first one (n = 0). */
export const dueMillis = (turn: number, perSecond: number): number => (turn * 1_000) / perSecond;

/** So many messages a second make so many claims a second. */
export const messagePace = (
  claimsPerSecond: number,
  { claims, messages }: { readonly claims: number; readonly messages: number },
): number => (claimsPerSecond * messages) / claims;

/** The time of day, in milliseconds since 1970 and finer: the clock by which rows are stamped. */
export const timeOfDay = (): number => performance.timeOrigin + performance.now();

/** Waits until a time of day; at once when it is past. */
export async function until(at: number): Promise<void> {
  const rest = at - timeOfDay();
  if (rest > 0) await after(rest);
}
