import { setTimeout as after } from 'node:timers/promises';
import type { Pause } from './processor.js';

/** Doubles from `first` to `most` milliseconds. */
export function backoff(first: number, most: number): Pause {
  return (attempt, signal) => after(Math.min(most, first * 2 ** attempt), undefined, { signal });
}
