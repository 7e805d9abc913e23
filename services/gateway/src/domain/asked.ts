import { type Changes, encounterCompleted, encounterHeld } from '@chargeline/contracts';
import { eventId } from '@chargeline/kernel';
import { mustBeOf } from './step.js';

/** What a person or a rule asked to be done about a claim: another run, a correction, holds to be lifted, repairs. */
export interface Asked {
  readonly tenantId: string;
  readonly eventId: string;
  readonly encounterId: string;
  /** Null where rules ask, as `requestedBy` is. */
  readonly commandId: string | null;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly requestedBy: string | null;
  readonly reason: string | null;
  /** Names of what is corrected, never values. */
  readonly corrected: readonly string[];
  readonly cleared: readonly string[];
  readonly repaired: readonly string[];
  /** The ids of the events by which ingestion says that there is a new revision, or why there is none. */
  readonly completedId: string;
  readonly refusedId: string;
}

/** What came of something asked: `eventId` is one of its two ids. */
export interface Settled {
  readonly tenantId: string;
  readonly eventId: string;
  readonly revision: number | null;
  readonly because: string | null;
}

/** What a request calls the parts that the event calls otherwise. */
const WORDS: Readonly<Record<string, string>> = {
  charges: 'lines',
  coverage: 'payer',
  sex: 'patient.sex',
  deathDate: 'patient.deathDate',
};

const isSaid = (part: unknown): boolean => part !== null && !(Array.isArray(part) && part.length === 0);

/** What these are is told for itself. */
const NOT_CORRECTED = ['clears', 'repairs'];

const saidIn = (parts: object): readonly string[] =>
  Object.entries(parts).flatMap(([name, part]) => (isSaid(part) && !NOT_CORRECTED.includes(name) ? [name] : []));

/** The names of what changes correct, sorted: parts of the claim, of the sealed identity what it holds, and what is erased. */
export function correctedIn({ identity, erase, patient, ...parts }: Changes): string[] {
  const sealed = identity?.holds ?? [];
  const held = sealed.filter((name) => !sealed.some((other) => other.startsWith(`${name}.`)));
  const names = [...saidIn(parts), ...saidIn(patient ?? {}), ...held, ...erase];
  return [...new Set(names.map((name) => WORDS[name] ?? name))].sort();
}

interface Asking extends Pick<Asked, 'encounterId' | 'commandId' | 'requestedBy' | 'reason'> {
  readonly tenantId: string;
  readonly changes: Changes | null;
}

/** What an event asks. Throws CHL_GATEWAY_TENANT when its document is another tenant's. */
export function askedOf(
  { tenant, id, time }: { readonly tenant: string; readonly id: string; readonly time: string },
  { changes, ...asking }: Asking,
): Asked {
  mustBeOf(tenant, asking.tenantId);
  return {
    ...asking,
    eventId: id,
    askedAt: time,
    corrected: changes === null ? [] : correctedIn(changes),
    cleared: changes?.clears ?? [],
    repaired: changes?.repairs ?? [],
    completedId: eventId(tenant, id, encounterCompleted.name),
    refusedId: eventId(tenant, id, encounterHeld.name),
  };
}
