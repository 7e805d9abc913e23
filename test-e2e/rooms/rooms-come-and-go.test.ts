import { readFile, stat } from 'node:fs/promises';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { type Machine, readinessOf, type RoomProcess, startMachine } from '@chargeline/machine';
import { account, ledgerLine, readFarEnd, rooms, type SentEncounter } from '@chargeline/standalone';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ALine, openALine } from '../stories/a-line.js';
import { Clinic } from '../stories/clinic.js';
import { PATIENCE_MILLIS } from '../stories/on-both-logs.js';
import { recordsTaken, toldTwice } from './observe.js';
import { openTraffic, SENDERS } from './traffic.js';

const GRACE_MILLIS = 40_000;
const SCALED = ['pricing', 'billing', 'ingestion'];
const ERROR = 50;

/** How many records of a topic may be told twice after a stop, of all that was filed so far; of the others none. */
const MAY_BE_TOLD_AGAIN: Readonly<Record<string, (filed: number) => number>> = {
  // A sender that had not heard of the acknowledgement sends again.
  'ehr-adapters.encounter.received.v1': () => SENDERS,
  // At its start billing tells once more of the files of its commands.
  'billing.claim.filed.v1': (filed) => filed,
};

const { ok } = await kafkaHalf();

describe.skipIf(!ok)('rooms come and go', { timeout: 2 * PATIENCE_MILLIS }, () => {
  let home: ALine<Machine> | undefined;
  let clinic: Clinic<Machine>;
  const books: SentEncounter[] = [];
  beforeAll(async () => {
    home = await openALine(startMachine);
    clinic = await Clinic.at(home);
  }, PATIENCE_MILLIS);
  afterAll(() => home?.close(), PATIENCE_MILLIS);

  const of = (room: string): readonly RoomProcess[] =>
    clinic.line.processes().filter(({ instance }) => instance.room === room);

  /** The ledger of all that was sent so far, exact to the cent. */
  async function balanced(): Promise<void> {
    await clinic.file();
    const { databaseUrl, folder } = clinic.line;
    const n = books.length;
    expect(ledgerLine(account(books, await readFarEnd(databaseUrl, folder)))).toBe(
      `accepted=${n} billed=${n} rejected=0 parked=0 lost=0 doubled=0 cents_off=0`,
    );
    expect((await clinic.biller.get('dead-letters')).body).toMatchObject({ letters: [] });
  }

  test('a second instance shares the work; when it comes and when it goes, nothing is lost or doubled', async () => {
    const { line } = clinic;
    const traffic = openTraffic(clinic, 'shared');
    try {
      await Promise.all(SCALED.map((room) => line.scale(room, 2)));
      for (const member of SCALED.flatMap(of)) {
        await expect.poll(() => recordsTaken(member), { timeout: 120_000 }).toBeGreaterThan(0);
      }
      const before = traffic.sent();
      await Promise.all(SCALED.map((room) => line.scale(room, 1)));
      expect(SCALED.flatMap(of).map(({ instance }) => instance.name)).toEqual(SCALED);
      await expect.poll(traffic.sent, { timeout: 120_000 }).toBeGreaterThan(Math.max(300, before + 50));
    } finally {
      books.push(...(await traffic.stop()));
    }
    await balanced();
  });

  /** What an instance has logged since some place of its file. */
  const logged = async ({ instance }: RoomProcess, from: number): Promise<readonly { readonly level: number }[]> =>
    (await readFile(instance.logFile, 'utf8'))
      .slice(from)
      .split('\n')
      .filter((text) => text.startsWith('{'))
      .map((text) => JSON.parse(text) as { readonly level: number });

  test('a room that is asked to stop in the midst of work ends what is in hand, and nothing else notices', async () => {
    const events = rooms.flatMap(({ produces }) => produces).map(({ name }) => name);
    const twice = async (): Promise<Record<string, number>> =>
      Object.fromEntries(await Promise.all(events.map(async (topic) => [topic, await toldTwice(clinic.line, topic)])));
    const twiceBefore = await twice();
    const sizes = new Map<string, number>();
    for (const { instance } of clinic.line.processes()) sizes.set(instance.name, (await stat(instance.logFile)).size);

    const traffic = openTraffic(clinic, 'stopped');
    try {
      for (const member of clinic.line.processes()) {
        const before = traffic.sent();
        await expect.poll(traffic.sent, { timeout: 120_000 }).toBeGreaterThan(before + 20);
        expect([member.instance.name, await member.stop(GRACE_MILLIS)]).toEqual([member.instance.name, 0]);
        member.start();
        const ready = async (): Promise<string | undefined> => (await readinessOf(member.instance.admin))?.status;
        await expect.poll(ready, { timeout: 120_000 }).toBe('ready');
      }
    } finally {
      books.push(...(await traffic.stop()));
    }
    await balanced();

    for (const member of clinic.line.processes()) {
      const grave = (await logged(member, sizes.get(member.instance.name)!)).filter(({ level }) => level >= ERROR);
      expect([member.instance.name, grave]).toEqual([member.instance.name, []]);
      expect(member.restarts).toBe(0);
    }
    // What is handled twice is told twice.
    const more = Object.entries(await twice()).filter(
      ([topic, count]) => count - twiceBefore[topic]! > (MAY_BE_TOLD_AGAIN[topic]?.(books.length) ?? 0),
    );
    expect(more).toEqual([]);
  });
});
