import type { EncounterSource } from '@chargeline/contracts';
import { connectMllp, type MllpClient } from '@chargeline/hl7';
import { keyring, newKeyring } from '@chargeline/security';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { ehrAdapters, MllpDoor } from '../src/index.js';

const KEYRING = newKeyring();
export const keys = keyring(KEYRING);

export interface Doors {
  readonly room: TestRoom;
  readonly mllpPort: number;
  readonly connect: () => Promise<MllpClient>;
  /** Sends a body over HTTP; gives the status and the answer's bytes. */
  readonly post: (
    path: string,
    body: string | Buffer,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly body: Buffer }>;
}

/** The whole room on the in-process log, with real sockets and the database at `url`. */
export async function startRoom(url: string, sources: readonly EncounterSource[]): Promise<Doors> {
  const room = await roomOnMemory(ehrAdapters, {
    DATABASE_URL: url,
    CHARGELINE_KEYRING: KEYRING,
    EHR_ADAPTERS_SOURCES: JSON.stringify({ sources }),
  });
  const mllpPort = room.running.app.get(MllpDoor).port;
  return {
    room,
    mllpPort,
    connect: () => connectMllp({ host: '127.0.0.1', port: mllpPort, timeoutMillis: 10_000 }),
    post: async (path, body, headers = {}) => {
      const reply = await fetch(`${room.running.url}${path}`, {
        method: 'POST',
        body: new Uint8Array(Buffer.from(body)),
        headers,
      });
      return { status: reply.status, body: Buffer.from(await reply.arrayBuffer()) };
    },
  };
}

/** How many records stand in a topic. */
export async function countOf({ room }: Doors, topic: string): Promise<number> {
  let count = 0;
  const tail = await room.context.log.tail(topic, () => (count += 1));
  await tail.caughtUp;
  await tail.stop();
  return count;
}
