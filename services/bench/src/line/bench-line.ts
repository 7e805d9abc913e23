import type { Line, LineOptions } from '@chargeline/standalone';
import type { Named } from '../process/watched.js';
import type { Rest } from './rest.js';

export interface BenchLineOptions extends Omit<LineOptions, 'logger'> {
  readonly tell: (text: string) => void;
  /** Stops what has started so far when it aborts during the start, which then rejects. */
  readonly signal: AbortSignal;
}

/** The line that is measured, in processes other than the sender's. */
export interface BenchLine extends Pick<Line, 'doors' | 'databaseUrl' | 'folder' | 'logins'> {
  readonly rest: () => Promise<Rest | null>;
  /** Its processes of Node. */
  readonly processes: () => readonly Named[];
  /** The process below which its servers run: PostgreSQL, and Kafka where there is one. */
  readonly root: number;
  readonly stop: () => Promise<void>;
}
