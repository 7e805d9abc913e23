import { setTimeout as after } from 'node:timers/promises';
import type { Pause } from './processor.js';

/** Milliseconds before the n-th try again (0-based): doubles from `first` to `most`. */
export const waitBefore = (attempt: number, first: number, most: number): number =>
  Math.min(most, first * 2 ** attempt);

/** Pauses that double from `first` to `most` milliseconds. */
export function backoff(first: number, most: number): Pause {
  return (attempt, signal) => after(waitBefore(attempt, first, most), undefined, { signal });
}
