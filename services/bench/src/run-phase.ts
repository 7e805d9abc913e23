import type { BenchLine } from './line/bench-line.js';
import { untilQuiet } from './line/quiet.js';
import type { Tables } from './line/tables.js';
import type { Phase } from './phases.js';
import { Progress } from './progress.js';
import type { Prepared, Sent } from './sender/questions.js';
import type { Sender } from './sender/sender.js';

/** What takes part in a run. */
export interface Stage {
  readonly sender: Sender;
  readonly line: BenchLine;
  readonly tables: Tables;
  /** Where the tapes are. */
  readonly folder: string;
  readonly prepared: Prepared;
  readonly tell: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface PhaseRun extends Sent {
  /** From the first send until nothing was left on the way to billing's tables. */
  readonly seconds: number;
}

/** As `untilQuiet`; throws when the run is to stop. */
export const quietLine = ({ line, signal }: Pick<Stage, 'line' | 'signal'>): Promise<number> =>
  untilQuiet(() => {
    signal.throwIfAborted();
    return line.rest();
  });

/** Sends the messages of a phase and waits until every room is done with them. */
export async function runPhase(stage: Stage, phase: Phase, messagesPerSecond: number | null): Promise<PhaseRun> {
  const { sender, line, tables, folder, prepared, tell } = stage;
  const { doors, logins } = line;
  const progress = new Progress(phase, prepared[phase].messages, tables, tell);
  try {
    const sent = await sender.send({ phase, folder, doors, logins, messagesPerSecond }, (count) =>
      progress.answer(count),
    );
    progress.answer(sent.messages);
    const postedAt = await quietLine(stage);
    return { ...sent, seconds: (postedAt - sent.startedAt) / 1_000 };
  } finally {
    progress.stop();
  }
}
