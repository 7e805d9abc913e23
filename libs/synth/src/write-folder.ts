import type { Delivery } from './delivery/delivery.js';
import type { SyntheticPractice } from './synthetic-practice.js';

const DIGITS = 6;

/** Where a delivery's file goes: `messages/000017.riverbend.riverbend-epic.hl7`. The names' order is that of sending, and each names its tenant and source. */
export function fileNameOf({ ordinal, tenantId, sourceId, door }: Delivery): string {
  const extension = door === 'mllp' || door === 'hl7-http' ? 'hl7' : 'json';
  return `messages/${String(ordinal).padStart(DIGITS, '0')}.${tenantId}.${sourceId}.${extension}`;
}

/** Writes a practice by the caller's `write`: its sources, its messages one a file, and the sender's list of visits. Names are paths with slashes. */
export async function writeFolder(
  {
    sources,
    deliveries,
    visits,
  }: Pick<SyntheticPractice, 'sources' | 'visits'> & {
    readonly deliveries: Iterable<Delivery>;
  },
  write: (name: string, bytes: Buffer) => Promise<void> | void,
): Promise<void> {
  await write('sources.json', json(sources));
  for (const delivery of deliveries) await write(fileNameOf(delivery), delivery.body);
  await write('visits.json', json(visits));
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
