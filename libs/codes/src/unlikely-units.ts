import type { CalendarDate } from '@chargeline/kernel';
import { byDay } from './release/by-day.js';
import type { Referenced } from './release/in-use.js';
import type { Release, SettingOfEdits } from './release/release.js';

/** A medically unlikely edit of the NCCI: more units than these are not paid. */
export interface UnlikelyUnits {
  /** The most units that are paid; 0 for none at all. */
  readonly units: number;
  /** 1: of one claim line; 2: of the day of service, by policy, which no modifier or appeal lifts; 3: of the day, by clinical benchmarks. */
  readonly adjudication: '1' | '2' | '3';
  /** As CMS prints it; may be empty. */
  readonly rationale: string;
  /** The id of the release that has the edit. */
  readonly release: string;
}

/** One release of the edits of one setting. */
export interface UnlikelyUnitsList {
  /** A partial release is a selection: a code without an edit is not a code that was checked. */
  readonly release: Release;
  /** Undefined when the release has no edit of the code; CMS keeps some of them to itself. */
  readonly of: (code: string) => UnlikelyUnits | undefined;
}

const lists = new WeakMap<object, UnlikelyUnitsList>();

const speaking = byDay('ncci-mue', ([found]) => listOf(found!));

/** The edits for a day of service; undefined when no release speaks for the day: nothing was checked then. */
export const unlikelyUnitsOn = (setting: SettingOfEdits, on: CalendarDate): UnlikelyUnitsList | undefined =>
  speaking(setting, on);

/** The most units of a code on a day of service; undefined when there is no edit, or no release speaks for the day. */
export function unlikelyUnits(setting: SettingOfEdits, code: string, on: CalendarDate): UnlikelyUnits | undefined {
  return unlikelyUnitsOn(setting, on)?.of(code);
}

function listOf({ release, table }: Referenced): UnlikelyUnitsList {
  const known = lists.get(table);
  if (known !== undefined) return known;
  const edits = new Map<string, UnlikelyUnits>();
  const rationales = new Map<string, string>();
  for (const row of table.all()) {
    const rationale = String(row['rationale']);
    if (!rationales.has(rationale)) rationales.set(rationale, rationale);
    edits.set(String(row['code']), {
      units: Number(row['units']),
      adjudication: adjudicationOf(String(row['adjudication'])),
      rationale: rationales.get(rationale)!,
      release: release.id,
    });
  }
  const list: UnlikelyUnitsList = { release, of: (code) => edits.get(code) };
  lists.set(table, list);
  return list;
}

const adjudicationOf = (printed: string): UnlikelyUnits['adjudication'] =>
  printed === '1' || printed === '2' ? printed : '3';
