import { isRejoin } from './kafka-error.js';

/** A batch that gives no sign of its own for so long may hang: others may then have its partitions. */
const PATIENCE_MS = 5 * 60_000;
/** Half of kafkajs's own interval: it passes over a beat that comes a moment too early. */
const EVERY_MS = 500;

export interface LifeSigns {
  /** The batch says itself that it lives. */
  readonly heartbeat: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Sends heartbeats while a batch is in hand, so that long work does not cost the member its partitions. `onMoved` is told when
 * the group says that they move; other faults pass, the next beat or the commit will show them.
 */
export function lifeSigns(beat: () => Promise<void>, onMoved: (error: unknown) => void): LifeSigns {
  let last = Date.now();
  const send = async (): Promise<void> => {
    try {
      await beat();
    } catch (error) {
      if (isRejoin(error)) onMoved(error);
    }
  };
  const timer = setInterval(() => {
    if (Date.now() - last < PATIENCE_MS) void send();
  }, EVERY_MS);
  return {
    heartbeat: () => {
      last = Date.now();
      return send();
    },
    stop: () => clearInterval(timer),
  };
}
