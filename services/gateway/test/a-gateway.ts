import type { Document, Sections, Topic } from '@chargeline/contracts';
import { type Incoming, opener, read } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { issueToken, type KeyProvider, keyring, newKeyring, newTokenKey, tokenKey } from '@chargeline/security';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { gateway } from '../src/index.js';

/** Fields that tests read by name; an answer has those of its operation. */
interface Told {
  readonly status: unknown;
  readonly code: string;
  readonly errors: readonly unknown[];
  readonly access_token: string;
  readonly batchId: string;
  readonly commandId: string;
  readonly claims: readonly { readonly claimId: string; readonly encounterId: string; readonly status: string }[];
  readonly letters: readonly unknown[];
  readonly requested: readonly { readonly commandId: string }[];
  readonly unknown: readonly string[];
  readonly refused: readonly { readonly claimId: string; readonly rule: string }[];
  readonly corrections: readonly Readonly<Record<string, unknown>>[];
  readonly changeId: string;
  readonly changes: readonly { readonly changeId: string }[];
  readonly next: string | null;
  readonly answers: readonly { readonly code: string; readonly standing: string }[];
  readonly hits: readonly { readonly system: string; readonly code: string }[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Told;
}

export interface TestGateway {
  readonly room: TestRoom;
  readonly postgres: EmbeddedPostgres;
  readonly keys: KeyProvider;
  /** An `Authorization` header of somebody with these roles. */
  readonly as: (tenantId: string, ...roles: readonly string[]) => Promise<Record<string, string>>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Every event that now stands in a topic. */
  readonly events: <S extends Sections>(topic: Topic<S>) => Promise<readonly Incoming<Document<S>>[]>;
  readonly stop: () => Promise<void>;
}

/** The first of some that must be there. */
export function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('There is none.');
  return one;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, json: JSON.parse(isJson ? text : '{}') as Told };
}

/** A gateway with a database of its own, on the in-process log, behind real HTTP. */
export async function aGateway(): Promise<TestGateway> {
  const postgres = await startPostgres();
  const pem = newTokenKey();
  const ring = newKeyring();
  const room = await roomOnMemory(gateway, {
    DATABASE_URL: postgres.url,
    CHARGELINE_KEYRING: ring,
    GATEWAY_SIGNING_KEY: pem,
    GATEWAY_FIRST_USERS: 'ann:correct-horse:acme',
  });
  const key = tokenKey(pem);
  const ask = async (path: string, init: RequestInit): Promise<Answer> =>
    answerOf(await fetch(`${room.running.url}/api/v1/${path}`, init));

  return {
    room,
    postgres,
    keys: keyring(ring),
    as: async (tenantId, ...roles) => {
      const token = await issueToken({ subject: 'bea', tenantId, roles }, key, new Date(), 60);
      return { authorization: `Bearer ${token}` };
    },
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    events: async (topic) => {
      const open = opener(read(topic, topic.sections));
      const events: Incoming<Document<(typeof topic)['sections']>>[] = [];
      const tail = await room.context.log.tail(topic.name, (record) => events.push(open(record)));
      await tail.caughtUp;
      await tail.stop();
      return events;
    },
    stop: async () => {
      await room.stop();
      await postgres.stop();
    },
  };
}
