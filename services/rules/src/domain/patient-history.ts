import type { ClaimMemory } from '@chargeline/contracts';
import { type CalendarDate, daysBetween } from '@chargeline/kernel';
import { dayOf } from './day-of.js';
import type { PastClaim, PastLine } from './past-claim.js';

/**
 * How far back a claim can look: the longest question is that for a visit within three years (new patients, Claims Processing Manual
 * ch. 12 §30.6.7), and a claim may be drafted some three months after its service.
 */
export const REMEMBERED_DAYS = 3 * 365 + 1 + 90;

/** A rule walks through so many past lines of a patient at most, the latest ones: three years of therapy thrice a week. */
const MOST_LINES = 1_000;

/** Claim revisions of a patient at most, the latest ones: more are of no patient, but of a number that stands for nobody. */
const MOST_CLAIMS = 3_000;

/** Days that pass before the old is swept out; it is not seen any more before that. */
const SWEEP_DAYS = 30;

/** Where a draft stands in its topic. A claim sees what stands before it in its own partition. */
export interface Place {
  readonly partition: number;
  readonly offset: string;
}

/** A draft: whose claim it is, where it stands, and its day. */
export interface Draft extends Place {
  readonly tenantId: string;
  readonly patientRef: string;
  readonly claimId: string;
  readonly revision: number;
  readonly judgedOn: CalendarDate;
}

/** Which claim revision of which patient. */
export type ClaimRevision = Omit<Draft, keyof Place | 'judgedOn'>;

/** What is known of a draft that was decided before. */
export interface Remembered {
  /** As it stood first, where its writer wrote it twice, for it did not know whether it had. */
  readonly draft: Draft;
  /** How many changes of its tenant's rulebook counted then; null as long as the topic does not say it. */
  readonly rulebookChanges: number | null;
}

/** A claim revision. What it says is kept as text: a third of what objects would take. */
interface Entry {
  readonly partition: number;
  readonly offset: bigint;
  readonly claimId: string;
  readonly revision: number;
  readonly judgedOn: CalendarDate;
  readonly lastDay: CalendarDate;
  /** Null for one that does not count. */
  readonly text: string | null;
  /** The next revision of a claim that is mended is on its way: until it is here, what the claim said before stands. */
  readonly isRepaired: boolean;
  readonly rulebookChanges: number | null;
  /** The topic said it. Before that it is what this room means to tell. */
  readonly isTold: boolean;
}

/** The claims of all patients, by tenant and patient alone. */
export class PatientHistory {
  private readonly tenants = new Map<string, Map<string, readonly Entry[]>>();
  private readonly words = new Map<string, string>();
  private newest: CalendarDate | null = null;
  private swept: CalendarDate | null = null;

  /** Keeps what the topic says of a draft. The first that it says stands. `now` is the day until which time has gone on. */
  tell(memory: ClaimMemory, now: CalendarDate): void {
    this.keep(memory, now, true);
  }

  /** Keeps what a draft was decided to be until the topic says it. */
  note(memory: ClaimMemory, now: CalendarDate): void {
    this.keep(memory, now, false);
  }

  /** What is known of a claim revision that was decided before, here or elsewhere; null where nothing is. */
  remembered(claim: ClaimRevision): Remembered | null {
    const entry = this.entryFor(claim);
    if (entry === undefined) return null;
    const { tenantId, patientRef, claimId, revision } = claim;
    const { partition, offset, judgedOn, isTold, rulebookChanges } = entry;
    const draft = { tenantId, patientRef, claimId, revision, partition, offset: String(offset), judgedOn };
    return { draft, rulebookChanges: isTold ? rulebookChanges : null };
  }

  /** Whether a claim revision was decided here and the topic has not said so yet. */
  awaits(claim: ClaimRevision): boolean {
    return this.entryFor(claim)?.isTold === false;
  }

  /** The claims of a patient that count and stand before a draft, each as its last revision before that has it; the oldest first. */
  before(draft: Draft): readonly PastClaim[] {
    const { partition, claimId } = draft;
    const entries = this.entriesOf(draft);
    if (entries.length === 0) return NONE;
    const place = BigInt(draft.offset);
    const oldest = oldestOn(draft.judgedOn);
    const last = new Map<string, Entry>();
    for (const entry of entries) {
      if (entry.partition !== partition || entry.offset >= place || entry.claimId === claimId || entry.isRepaired)
        continue;
      const other = last.get(entry.claimId);
      if (other === undefined || isLater(entry, other)) last.set(entry.claimId, entry);
    }
    return latestOf([...last.values()].filter(({ lastDay }) => lastDay >= oldest).toSorted(inOrder));
  }

  /** Claim revisions that are kept, for tests and measurements. */
  get size(): number {
    let size = 0;
    for (const patients of this.tenants.values()) for (const entries of patients.values()) size += entries.length;
    return size;
  }

  private keep(memory: ClaimMemory, now: CalendarDate, isTold: boolean): void {
    const oldest = oldestOn(this.moveOn(now));
    const patients = this.tenants.get(memory.tenantId) ?? new Map<string, readonly Entry[]>();
    this.tenants.set(memory.tenantId, patients);
    const before = patients.get(memory.patientRef) ?? [];
    const at = before.findLastIndex(isOf(memory));
    const known = before[at];
    if (known?.isTold) return;
    const entry =
      known !== undefined && saysTheSame(known, memory) ? { ...known, isTold } : this.entryOf(memory, isTold);
    if (isOld(entry, oldest)) return;
    const all = known === undefined ? [...before, entry] : before.with(at, entry);
    patients.set(memory.patientRef, all.length > MOST_CLAIMS ? all.slice(1) : all);
  }

  private entriesOf({ tenantId, patientRef }: Pick<Draft, 'tenantId' | 'patientRef'>): readonly Entry[] {
    return this.tenants.get(tenantId)?.get(patientRef) ?? [];
  }

  private entryFor(claim: ClaimRevision): Entry | undefined {
    return this.entriesOf(claim).findLast(isOf(claim));
  }

  private entryOf(memory: ClaimMemory, isTold: boolean): Entry {
    const { partition, offset, claimId, revision, judgedOn, counts, outcome, rulebookChanges, lines } = memory;
    let lastDay = '';
    for (const { serviceFrom, serviceTo } of lines)
      for (const day of [serviceFrom, serviceTo]) if (day > lastDay) lastDay = day;
    return {
      partition,
      offset: BigInt(offset),
      claimId,
      revision,
      judgedOn: this.word(judgedOn),
      lastDay: this.word(lastDay),
      text: counts ? textOf(memory) : null,
      isRepaired: outcome === 'repaired',
      rulebookChanges,
      isTold,
    };
  }

  /** The newest day that was seen; once in a while, what is too old by then is swept out. */
  private moveOn(day: CalendarDate): CalendarDate {
    if (this.newest !== null && day <= this.newest) return this.newest;
    this.newest = day;
    if (this.swept === null || daysBetween(this.swept, day) >= SWEEP_DAYS) this.sweep(day);
    return day;
  }

  private sweep(newest: CalendarDate): void {
    this.swept = newest;
    this.words.clear();
    const oldest = oldestOn(newest);
    for (const patients of this.tenants.values())
      for (const [patientRef, entries] of patients) {
        const kept = entries.filter((entry) => !isOld(entry, oldest));
        if (kept.length === 0) patients.delete(patientRef);
        else if (kept.length < entries.length) patients.set(patientRef, kept);
      }
  }

  /** The same days come again and again: each is kept once. */
  private word(text: string): string {
    const before = this.words.get(text);
    if (before !== undefined) return before;
    this.words.set(text, text);
    return text;
  }
}

const NONE: readonly PastClaim[] = [];

let asked: { readonly on: CalendarDate; readonly oldest: CalendarDate } | undefined;

/** The oldest day that is remembered on a day; one after the other asks for the same. */
function oldestOn(on: CalendarDate): CalendarDate {
  if (asked?.on !== on) asked = { on, oldest: dayBefore(on, REMEMBERED_DAYS) };
  return asked.oldest;
}

const dayBefore = (day: CalendarDate, days: number): CalendarDate =>
  dayOf(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000);

const isOf =
  ({ claimId, revision }: Pick<Draft, 'claimId' | 'revision'>) =>
  (entry: Entry): boolean =>
    entry.claimId === claimId && entry.revision === revision;

/** Whether no claim looks back to it any more, and its draft is too old to come again. */
const isOld = ({ lastDay, judgedOn }: Entry, oldest: CalendarDate): boolean => lastDay < oldest && judgedOn < oldest;

/** A draft is one event for ever; how it was decided can differ. */
const saysTheSame = (entry: Entry, memory: ClaimMemory): boolean =>
  entry.partition === memory.partition &&
  entry.offset === BigInt(memory.offset) &&
  (entry.text !== null) === memory.counts &&
  entry.isRepaired === (memory.outcome === 'repaired') &&
  entry.rulebookChanges === memory.rulebookChanges;

const isLater = (one: Entry, other: Entry): boolean =>
  one.revision === other.revision ? one.offset > other.offset : one.revision > other.revision;

const inOrder = (one: Entry, other: Entry): number => (one.offset < other.offset ? -1 : 1);

type Said = Pick<ClaimMemory, 'billingNpi' | 'renderingNpi' | 'taxonomy' | 'lines'>;

const textOf = ({ billingNpi, renderingNpi, taxonomy, lines }: Said): string =>
  JSON.stringify([
    billingNpi,
    renderingNpi,
    taxonomy,
    ...lines.map(({ code, modifiers, units, serviceFrom, serviceTo, placeOfService }) => [
      code,
      modifiers.join(' '),
      units,
      serviceFrom,
      serviceTo === serviceFrom ? 0 : serviceTo,
      placeOfService,
    ]),
  ]);

type WrittenLine = readonly [string, string, number, CalendarDate, CalendarDate | 0, string | null];
type Written = readonly [string | null, string | null, string | null, ...WrittenLine[]];

function claimOf(text: string): PastClaim {
  const [billingNpi, renderingNpi, taxonomy, ...lines] = JSON.parse(text) as Written;
  return {
    billingNpi,
    renderingNpi,
    taxonomy,
    lines: lines.map(([code, modifiers, units, serviceFrom, serviceTo, placeOfService]): PastLine => ({
      code,
      modifiers: modifiers === '' ? [] : modifiers.split(' '),
      units,
      serviceFrom,
      serviceTo: serviceTo || serviceFrom,
      placeOfService,
    })),
  };
}

/** Of claims in order, the last that count, as far as their lines are no more than a rule may walk through. Older ones are not even read. */
function latestOf(entries: readonly Entry[]): readonly PastClaim[] {
  const claims: PastClaim[] = [];
  let lines = 0;
  for (const { text } of entries.toReversed()) {
    if (text === null) continue;
    const claim = claimOf(text);
    lines += claim.lines.length;
    if (lines > MOST_LINES) break;
    claims.push(claim);
  }
  return claims.toReversed();
}
