import type { CalendarDate } from '@chargeline/kernel';
import { undotted } from './code-shape.js';
import { historyOf, type Run, runsOf } from './lookup/history.js';
import { SYSTEMS } from './lookup/system.js';
import { referenceOn, releasesInUse } from './release/in-use.js';
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

/** Codes asked before, up to so many, by the list of releases they were asked of. */
const remembered = new WeakMap<readonly Release[], Map<string, readonly Run[]>>();
const REMEMBERED = 5_000;

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
    description: nearest && String(nearest.row['short']),
  };
}

function standingsOf(code: string): readonly Run[] {
  const releases = releasesInUse();
  let codes = remembered.get(releases);
  if (codes === undefined) remembered.set(releases, (codes = new Map()));
  const before = codes.get(code);
  if (before !== undefined) return before;
  if (codes.size >= REMEMBERED) codes.clear();
  const standings = runsOf(code, SYSTEMS.icd10cm, historyOf('icd10cm'));
  codes.set(code, standings);
  return standings;
}
