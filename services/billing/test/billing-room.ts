import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimPriced, type Document, filingRequested, type Sections, type Topic } from '@chargeline/contracts';
import { emit, type Incoming, opener, type Outgoing, read } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { type ProfessionalFileRead, read837p } from '@chargeline/x12';
import { pathOf } from '../src/filing/export-file.js';
import { Filing } from '../src/filing/filing.js';
import { billing } from '../src/index.js';
import { BILLING_STORE, type BillingStore, type FileRow } from '../src/store/billing-store.js';
import { aPricedClaim, type Change, claimOfVisit, KEYRING } from './a-priced-claim.js';

export interface BillingRoom extends TestRoom {
  readonly folder: string;
  readonly store: BillingStore;
  readonly filing: Filing;
  /** Everything that is in a topic when the room has read all that was sent to it. */
  readonly said: <S extends Sections>(topic: Topic<S>) => Promise<readonly Incoming<Document<S>>[]>;
  /** `<revision> <status>` of each revision of a visit's claim, the newest first. */
  readonly statuses: (visit: string) => Promise<readonly string[]>;
  readonly newest: (tenantId: string) => Promise<FileRow>;
  readonly text: (file: FileRow) => Promise<string>;
  /** A file on disk, read back; it must be one transaction set without a fault. */
  readonly read: (file: FileRow) => Promise<ProfessionalFileRead>;
}

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'chargeline-billing-'));

/** The room with its tables in the database of `url`; it files on command only. Stopping it removes its folder. */
export async function billingRoom(url: string, { folder, ...env }: Record<string, string> = {}): Promise<BillingRoom> {
  const files = folder ?? (await newFolder());
  const room = await roomOnMemory(billing, {
    DATABASE_URL: url,
    CHARGELINE_KEYRING: KEYRING,
    BILLING_FOLDER: files,
    BILLING_FILE_EVERY_SECONDS: '0',
    ...env,
  });
  const store = room.running.app.get<BillingStore>(BILLING_STORE);
  const text = (file: FileRow): Promise<string> => readFile(join(files, pathOf(file)), 'utf8');
  return {
    ...room,
    folder: files,
    store,
    newest: async (tenantId) => (await store.files(tenantId, 1)).at(0)!,
    filing: room.running.app.get(Filing),
    text,
    said: async (topic) => {
      await room.idle();
      const open = opener(read(topic, topic.sections));
      const events: Incoming<Document<(typeof topic)['sections']>>[] = [];
      const tail = await room.context.log.tail(topic.name, (record) => events.push(open(record)));
      await tail.caughtUp;
      await tail.stop();
      return events;
    },
    statuses: async (visit) =>
      (await store.claim(claimOfVisit(visit))).map(({ revision, status }) => `${revision} ${status}`),
    read: async (file) => {
      const { files: sets, faults } = read837p(await text(file));
      if (faults.length > 0 || sets.length !== 1) throw new Error(`${sets.length} sets, ${JSON.stringify(faults)}`);
      return sets.at(0)!;
    },
    stop: async () => {
      await room.stop();
      if (folder === undefined) await rm(files, { recursive: true });
    },
  };
}

export const causeOf = (id: string, tenant = 'acme') => ({ id, tenant, traceparent: '', releases: {} });

/** The event of a priced claim; one visit's revision is one event. */
export function priced(change: Change): Outgoing {
  const { visit = '1', revision = 1, tenantId = 'acme' } = change;
  return emit(claimPriced, causeOf(`scored-${visit}-${revision}`, tenantId), aPricedClaim(change));
}

export const fileNow = (commandId: string, tenantId = 'acme'): Outgoing =>
  emit(filingRequested, causeOf(commandId, tenantId), { filing: { commandId, tenantId, requestedBy: 'biller' } });
