import type { ClaimLine } from '@chargeline/contracts';
import { listOf, NUMBER, TEXT, type Type } from '../language/types.js';

interface Repairable {
  readonly type: Type;
  readonly of: (line: ClaimLine) => unknown;
  readonly with: (line: ClaimLine, value: never) => ClaimLine;
}

const field = <Value>(
  type: Type,
  of: (line: ClaimLine) => Value,
  mended: (line: ClaimLine, value: Value) => ClaimLine,
): Repairable => ({ type, of, with: mended });

/** What of a line a rule may mend: never what was done, how much of it, when, by whom, or for how much. */
export const REPAIRS = {
  'line.modifiers': field(
    listOf(TEXT),
    ({ modifiers }) => modifiers,
    (line, modifiers) => ({ ...line, modifiers }),
  ),
  'line.pointers': field(
    listOf(NUMBER),
    ({ pointers }) => pointers,
    (line, pointers) => ({ ...line, pointers }),
  ),
  'line.place': field(
    TEXT,
    ({ placeOfService }) => placeOfService,
    (line, placeOfService) => ({ ...line, placeOfService }),
  ),
  'line.ndc.code': field(
    TEXT,
    ({ ndc }) => ndc?.code ?? '',
    (line, code) => ({ ...line, ndc: line.ndc && { ...line.ndc, code } }),
  ),
  'line.ndc.unit': field(
    TEXT,
    ({ ndc }) => ndc?.unit ?? '',
    (line, unit) => ({ ...line, ndc: line.ndc && { ...line.ndc, unit } }),
  ),
} as const satisfies Record<string, Repairable>;

export const REPAIRABLE = Object.keys(REPAIRS) as [keyof typeof REPAIRS, ...(keyof typeof REPAIRS)[]];

/** What mends a line that breaks a rule. */
export interface Repair {
  /** What is done, as a biller reads it. */
  readonly says: string;
  readonly field: keyof typeof REPAIRS;
  /** What the field becomes, for the values of the rule's names; null where there is nothing to propose. */
  readonly valueFor: (values: readonly unknown[]) => unknown;
}

/** A line as a repair makes it. */
export const repaired = (line: ClaimLine, to: Repair['field'], value: unknown): ClaimLine =>
  REPAIRS[to].with(line, value as never);
