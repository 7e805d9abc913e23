import type { CalendarDate } from '@chargeline/kernel';
import { undotted } from './code-shape.js';
import { referenceOn, releasesSpeaking, releasesInUse, tableOf } from './release/in-use.js';
import type { Release } from './release/release.js';

/** What is known of an ICD-10-CM code on one day. */
export interface DiagnosisStatus {
  /** The code without its dot. */
  readonly code: string;
  /** A release has the code, for this day or another. */
  readonly known: boolean;
  /** The code is complete, not a header that needs more characters, on this day (or in the nearest release that has it). */
  readonly billable: boolean;
  /** A claim with this day of service may carry the code: complete, and in force on the day. */
  readonly valid: boolean;
  /** The release that speaks for the day. Undefined: none is loaded, and `valid: false` then says nothing about the code. */
  readonly release: string | undefined;
  /** First and last day of this status among the loaded releases, not in the code's history. */
  readonly validFrom: CalendarDate | undefined;
  readonly validTo: CalendarDate | undefined;
  /** The short description of NCHS. */
  readonly description: string | undefined;
}

/** The days for which the loaded releases say the same of a code. */
interface Standing {
  readonly billable: boolean;
  readonly description: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Codes asked before, by the list of releases they were asked of. */
const remembered = new WeakMap<readonly Release[], Map<string, readonly Standing[]>>();

/** Looks an ICD-10-CM code up on a day of service; the code with or without its dot. */
export function diagnosisOn(code: string, date: CalendarDate): DiagnosisStatus {
  const bare = undotted(code);
  const standings = standingsOf(bare);
  const current = standings.find(({ from, to }) => from <= date && date <= to);
  const nearest = current ?? standings.findLast(({ to }) => to < date) ?? standings[0];
  const billable = nearest?.billable === true;
  return {
    code: bare,
    known: nearest !== undefined,
    billable,
    valid: billable && current !== undefined,
    release: referenceOn('icd10cm', date)?.release.id,
    validFrom: nearest?.from,
    validTo: nearest?.to,
    description: nearest?.description,
  };
}

/** What the releases say of a code, in the order of their days; neighbours that say the same are one. */
function standingsOf(code: string): readonly Standing[] {
  const releases = releasesInUse();
  let codes = remembered.get(releases);
  if (codes === undefined) remembered.set(releases, (codes = new Map()));
  const before = codes.get(code);
  if (before !== undefined) return before;
  const standings: Standing[] = [];
  for (const { release, from, to } of chain(releases)) {
    const row = tableOf(release).get(code);
    if (row === undefined) continue;
    const billable = row['billable'] === 'Y';
    const last = standings.at(-1);
    const description = String(row['short']);
    if (last?.billable === billable && dayAfter(last.to) === from)
      standings[standings.length - 1] = { ...last, to, description };
    else standings.push({ billable, description, from, to });
  }
  codes.set(code, standings);
  return standings;
}

interface Link {
  readonly release: Release;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The releases that speak, each for its days: from its first day to the day before the next one's. */
function chain(releases: readonly Release[]): readonly Link[] {
  const begins = [...new Set(releases.flatMap(({ kind, from }) => (kind === 'icd10cm' ? [from] : [])))].toSorted();
  return begins.flatMap((from, at) => {
    const [release] = releasesSpeaking('icd10cm', { on: from });
    const next = begins[at + 1];
    if (release === undefined) return [];
    return [{ release, from, to: next !== undefined && next <= release.to ? dayBefore(next) : release.to }];
  });
}

const shifted = (day: CalendarDate, by: number): CalendarDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: CalendarDate): CalendarDate => shifted(day, -1);
const dayAfter = (day: CalendarDate): CalendarDate => shifted(day, 1);
