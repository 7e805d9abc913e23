import { encounterReceived, messageQuarantined } from '@chargeline/contracts';
import { decodeHl7 } from '@chargeline/hl7';
import { type Outgoing, outgoingId } from '@chargeline/messaging';
import type { Announcer } from '@chargeline/runtime';
import { keyring, newKeyring } from '@chargeline/security';
import { expect, test } from 'vitest';
import { aSource } from '../test/a-source.js';
import { message } from '../test/messages.js';
import { Door, type Parcel } from './door.js';
import { PROFILES } from './domain/hl7/profiles.js';
import { readEncounter } from './domain/hl7/read-encounter.js';
import type { Answer, Message, Messages } from './store/messages.js';

const sender = aSource('clinic', 'epic');
const TAKEN: Answer = { status: 200, body: Buffer.from('taken') };
const REFUSED: Answer = { status: 422, body: Buffer.from('refused') };

const parcel = (bytes: Buffer): Parcel => ({
  sender,
  format: 'hl7v2',
  trigger: 'DFT^P03',
  messageId: 'MSG1',
  causeId: 'hl7|clinic|EHR|CLINIC|MSG1',
  bytes,
  read: () => ({
    visits: [{ ordinal: 0, told: readEncounter(decodeHl7(bytes), PROFILES.get('epic')!, sender) }],
    answer: () => TAKEN,
  }),
  conflict: () => REFUSED,
});

/** A door on a table and a log that are lists; `failing` says which step breaks next. */
function aDoor() {
  const said: Outgoing[] = [];
  const rows: Message[] = [];
  const failing = { keep: false, announce: false };
  const messages: Pick<Messages, 'find' | 'keep'> = {
    find: async ({ key }) => rows.find((row) => row.key === key) ?? null,
    keep: async (row) => {
      if (failing.keep) throw new Error('The table is gone.');
      const standing = rows.find(({ key }) => key === row.key);
      if (standing === undefined) rows.push(row);
      return standing ?? row;
    },
  };
  const announcer: Pick<Announcer, 'announce'> = {
    announce: async (outgoing) => {
      if (failing.announce) throw new Error('The log is gone.');
      said.push(...outgoing);
    },
  };
  const door = new Door(messages as Messages, announcer as Announcer, keyring(newKeyring()));
  return { door, said, rows, failing };
}

const bytes = Buffer.from(message());

test('a crash between log and table: the resend says the same event, and is then known', async () => {
  const { door, said, rows, failing } = aDoor();
  failing.keep = true;
  await expect(door.take(parcel(bytes))).rejects.toThrow();
  failing.keep = false;
  expect(await door.take(parcel(bytes))).toMatchObject(TAKEN);
  expect(await door.take(parcel(bytes))).toEqual(rows[0]!.answer);
  expect(said.map(outgoingId)).toEqual([outgoingId(said[0]!), outgoingId(said[0]!)]);
  expect(rows).toHaveLength(1);
});

test('no log, no row: the message is as new when it comes again', async () => {
  const { door, said, rows, failing } = aDoor();
  failing.announce = true;
  await expect(door.take(parcel(bytes))).rejects.toThrow();
  expect(rows).toEqual([]);
  failing.announce = false;
  expect(await door.take(parcel(bytes))).toMatchObject(TAKEN);
  expect(said).toHaveLength(1);
});

test('two bodies of one id at once: the first is taken, the second refused', async () => {
  const { door, said } = aDoor();
  const other = Buffer.from(message().replace('150.00', '950.00'));
  expect(await Promise.all([door.take(parcel(bytes)), door.take(parcel(other))])).toMatchObject([TAKEN, REFUSED]);
  expect(said.map(({ topic }) => topic.name)).toEqual([encounterReceived.name, messageQuarantined.name]);
});

test('another process was first: its answer stands', async () => {
  const { door, rows } = aDoor();
  await door.take(parcel(bytes));
  const first = { ...rows[0]!, answer: { status: 200, body: Buffer.from('earlier') } };
  const { door: other, rows: shared, failing } = aDoor();
  expect(failing).toEqual({ keep: false, announce: false });
  shared.push(first);
  expect(await other.take(parcel(bytes))).toBe(first.answer);
});
