import { randomUUID } from 'node:crypto';
import { Reprocess, topic, type Topic } from '@chargeline/contracts';
import type { LogRecord, NewRecord } from '../src/index.js';
import { emit, recorder } from '../src/index.js';

/** A small event for tests: `commandId` is its number, `encounterId` its key. */
export type NoteTopic = Topic<{ reprocess: typeof Reprocess }>;

/** A name that no other test has. */
export const unique = (name: string): string => `${name}-${randomUUID().slice(0, 8)}`;

export const noteTopic = (owner: string): NoteTopic =>
  topic(`${owner}.note.written.v1`, { reprocess: Reprocess }, 'reprocess', 'encounterId');

export const aNote = (number: number, key: string): { reprocess: Reprocess } => ({
  reprocess: {
    commandId: String(number),
    tenantId: 'acme',
    encounterId: key,
    requestedBy: 'tester',
    reason: null,
    changes: null,
  },
});

const NOON = new Date('2025-06-01T12:00:00Z');
const record = recorder('tester', 'avro', () => NOON);

export const aCause = (id: string): { id: string; tenant: string; traceparent: string; releases: {} } => ({
  id,
  tenant: 'acme',
  traceparent: '',
  releases: {},
});

/** The record of note `number` under `key`. */
export const aNoteRecord = (topic: NoteTopic, number: number, key: string): NewRecord =>
  record(emit(topic, aCause(`${key}/${number}`), aNote(number, key)));

/** A record that carries nothing but a number, for tests that need no event. */
export const aPlainRecord = (topic: string, number: number, key: string): NewRecord => ({
  topic,
  key,
  value: Buffer.from(String(number)),
  headers: {},
});

export const numberIn = ({ value }: LogRecord): number => Number(value?.toString());

/** What was seen so far, and a promise for what is to be seen. */
export class Seen<T> {
  readonly all: T[] = [];
  private waiting: { readonly fits: (all: readonly T[]) => boolean; readonly resolve: () => void }[] = [];

  add(...items: readonly T[]): void {
    this.all.push(...items);
    const done = this.waiting.filter(({ fits }) => fits(this.all));
    this.waiting = this.waiting.filter((one) => !done.includes(one));
    for (const { resolve } of done) resolve();
  }

  until(fits: (all: readonly T[]) => boolean): Promise<void> {
    if (fits(this.all)) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ fits, resolve }));
  }

  count(length: number): Promise<void> {
    return this.until((all) => all.length >= length);
  }
}

/** The numbers 0 up to, without, `count`. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
