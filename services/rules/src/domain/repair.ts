import { ClaimLine, Ndc } from '@chargeline/contracts';
import type { z } from 'zod';
import { listOf, NUMBER, TEXT, type Type } from '../language/types.js';

interface Repairable {
  readonly type: Type;
  /** What the line takes: a type of the language says nothing of lengths. */
  readonly schema: z.ZodType;
  readonly of: (line: ClaimLine) => unknown;
  readonly with: (line: ClaimLine, value: never) => ClaimLine;
}

const field = <Value>(
  type: Type,
  schema: z.ZodType<Value>,
  of: (line: ClaimLine) => Value,
  mended: (line: ClaimLine, value: Value) => ClaimLine,
): Repairable => ({ type, schema, of, with: mended });

/** What of a line a rule may mend: never what was done, how much of it, when, by whom, or for how much. */
export const REPAIRS = {
  'line.modifiers': field(
    listOf(TEXT),
    ClaimLine.shape.modifiers,
    ({ modifiers }) => modifiers,
    (line, modifiers) => ({ ...line, modifiers }),
  ),
  'line.pointers': field(
    listOf(NUMBER),
    ClaimLine.shape.pointers,
    ({ pointers }) => pointers,
    (line, pointers) => ({ ...line, pointers }),
  ),
  'line.place': field(
    TEXT,
    ClaimLine.shape.placeOfService,
    ({ placeOfService }) => placeOfService,
    (line, placeOfService) => ({ ...line, placeOfService }),
  ),
  'line.ndc.code': field(
    TEXT,
    Ndc.shape.code,
    ({ ndc }) => ndc?.code ?? '',
    (line, code) => ({ ...line, ndc: line.ndc && { ...line.ndc, code } }),
  ),
  'line.ndc.unit': field(
    TEXT,
    Ndc.shape.unit,
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
  /** What the rule makes of the field, for the values of its names, whether the line takes it or not; null where that is nothing. */
  readonly valueAsWritten: (values: readonly unknown[]) => unknown;
  /** What the field becomes; null where there is nothing to propose, or where the line does not take it. */
  readonly valueFor: (values: readonly unknown[]) => unknown;
}

/** The repair that sets a field to what `valueAsWritten` gives. */
export function repairTo(field: Repair['field'], says: string, valueAsWritten: Repair['valueAsWritten']): Repair {
  const { schema } = REPAIRS[field];
  const valueFor = (values: readonly unknown[]): unknown => {
    const value = valueAsWritten(values);
    return schema.safeParse(value).success ? value : null;
  };
  return { says, field, valueAsWritten, valueFor };
}

/** A line as a repair makes it. */
export const repaired = (line: ClaimLine, to: Repair['field'], value: unknown): ClaimLine =>
  REPAIRS[to].with(line, value as never);
