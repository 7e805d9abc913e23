import type { CalendarDate } from '@chargeline/kernel';
import { type PairEdit, type PairRow, PairTable, type Wording } from './pair-table.js';
import { byDay } from './release/by-day.js';
import type { Referenced } from './release/in-use.js';
import type { Release, SettingOfEdits } from './release/release.js';
import type { ReleaseTable } from './release/release-file.js';

/** Whose edits: those for practitioners hold for ambulatory surgical centers too. Suppliers of equipment have none of pairs. */
export type SettingOfPairs = Exclude<SettingOfEdits, 'dme'>;

/** One release of the edits, in all its parts. */
export interface ProcedurePairs {
  readonly releases: readonly Release[];
  /** Only a selection of the edits is here: a pair without an edit is not a pair that was checked. */
  readonly partial: boolean;
  /** The edit in force between two codes in whichever order; undefined when there is none. */
  readonly edit: (one: string, other: string, on: CalendarDate) => PairEdit | undefined;
  /** All edits in force among the codes of a claim, in the order of the codes; a code that comes twice counts once. */
  readonly among: (codes: readonly string[], on: CalendarDate) => readonly PairEdit[];
}

/** What takes seconds to build, and of which parts; by the first of them. */
const built = new WeakMap<ReleaseTable, { readonly parts: readonly ReleaseTable[]; readonly pairs: PairTable }[]>();
const speaking = byDay('ncci-ptp', pairsOf);

/**
 * The edits for a day of service; undefined when no release speaks for the day: nothing was checked then. The first call
 * for a release of published size takes seconds, so ask once at the start. Throws CHL_CODES_RELEASE, CHL_CODES_EDITS.
 */
export const procedurePairsOn = (setting: SettingOfPairs, on: CalendarDate): ProcedurePairs | undefined =>
  speaking(setting, on);

/** The edit in force between two codes in whichever order; undefined when there is none, or no release speaks for the day. */
export function pairEdit(setting: SettingOfPairs, one: string, other: string, on: CalendarDate): PairEdit | undefined {
  return procedurePairsOn(setting, on)?.edit(one, other, on);
}

/** All edits in force among the codes of a claim; undefined when no release speaks for the day. */
export function pairEditsOf(
  setting: SettingOfPairs,
  codes: readonly string[],
  on: CalendarDate,
): readonly PairEdit[] | undefined {
  return procedurePairsOn(setting, on)?.among(codes, on);
}

const NONE: readonly PairEdit[] = [];

function pairsOf(found: readonly Referenced[]): ProcedurePairs {
  const table = tableOf(found);
  const releases = found.map(({ release }) => release);
  return {
    releases,
    partial: releases.some(({ partial }) => partial),
    edit: (one, other, on) => {
      const [first, second] = [table.numberOf(one), table.numberOf(other)];
      return first === 0 || second === 0 ? undefined : table.find(first, second, on);
    },
    among: (codes, on) => {
      const numbers: number[] = [];
      let edits: PairEdit[] | undefined;
      for (const code of codes) {
        const number = table.numberOf(code);
        if (number === 0 || numbers.includes(number)) continue;
        for (const earlier of numbers) {
          const edit = table.find(earlier, number, on);
          if (edit !== undefined) (edits ??= []).push(edit);
        }
        numbers.push(number);
      }
      return edits ?? NONE;
    },
  };
}

/** Days of one quarter, and lists of releases before and after a load, share what was built. */
function tableOf(found: readonly Referenced[]): PairTable {
  const parts = found.map(({ table }) => table);
  const ofFirst = built.get(parts[0]!) ?? [];
  const known = ofFirst.find(
    (one) => one.parts.length === parts.length && one.parts.every((part, at) => part === parts[at]),
  );
  if (known !== undefined) return known.pairs;
  const pairs = tableFrom(found);
  built.set(parts[0]!, [...ofFirst, { parts, pairs }]);
  return pairs;
}

function tableFrom(found: readonly Referenced[]): PairTable {
  const edits = found.reduce((sum, { table }) => sum + Number(table.prepare(COUNT).get()!['edits']), 0);
  const pairs = new PairTable(edits);
  for (const { release, table } of found) {
    const rows = table.prepare(EDITS);
    rows.setReturnArrays(true);
    pairs.addPart(rows.iterate() as Iterable<PairRow>, (text) => wordingOf(text, release.id));
  }
  return pairs;
}

/** An edit that was deleted the day it began has 9 and has never been in force (NCCI, how to use the tables). */
const IN_FORCE = `FROM rows WHERE modifier_indicator <> '9' AND (deleted = '' OR deleted > effective)`;
const COUNT = `SELECT count(*) AS edits ${IN_FORCE}`;
const EDITS = `SELECT column1, column2, effective, deleted, modifier_indicator || rationale ${IN_FORCE}`;

const wordingOf = (text: string, release: string): Wording => ({
  modifierIndicator: text.startsWith('0') ? '0' : '1',
  rationale: text.slice(1),
  release,
});
