import type { Broker } from '@chargeline/kafka-broker';
import type { Line, LineOptions } from '@chargeline/standalone';
import type { EmbeddedPostgres } from '@chargeline/store';
import type { RoomProcess } from './room-process.js';

export interface MachineOptions extends LineOptions {
  /** How many instances of a room; one where nothing is said. */
  readonly instances?: Readonly<Record<string, number>>;
  /** Whether Kafka's and PostgreSQL's data stay in the folder for the next start, and everybody's ports; left out, the data go when the machine stops. */
  readonly keep?: boolean;
  /** Whether our Kafka and our PostgreSQL are started again when they die, as the rooms are. Left out, they are not. */
  readonly mend?: boolean;
  /** Stops what has started so far when it aborts during the start, which then rejects. */
  readonly signal?: AbortSignal;
  /** Told how far the start is. */
  readonly onProgress?: (text: string) => void;
}

/** The whole line on this machine, every room a process of its own, on a real Kafka. */
export interface Machine extends Line {
  /** Every instance, in the order of the line. */
  readonly processes: () => readonly RoomProcess[];
  /** Null where KAFKA_BROKERS, or DATABASE_URL, named one that ran already. */
  readonly broker: Broker | null;
  readonly postgres: EmbeddedPostgres | null;
  readonly brokers: string;
  /** Starts instances of a room or stops its last ones; resolves when they are ready, or gone. Throws CHL_MACHINE_NO_ROOM, CHL_MACHINE_NOT_READY. */
  readonly scale: (room: string, instances: number) => Promise<void>;
}
