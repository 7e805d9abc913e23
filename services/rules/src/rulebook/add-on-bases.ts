import { z } from 'zod';
import { table } from './tables.js';

const Code = z.string().regex(/^[0-9A-Z]\d{4}$/);
const CodeOrRange = z.string().regex(/^[0-9A-Z]\d{4}(?:-[0-9A-Z]\d{4})?$/);
const Groups = z.record(z.string(), z.record(Code, z.array(CodeOrRange).min(1)));

const { sameDay, overDays } = table('add-on-bases', z.strictObject({ sameDay: Groups, overDays: Groups }));

/** `99202-99204` as its codes; both ends begin alike. */
function codesOf(range: string): readonly string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last.slice(1)) - Number(first.slice(1)) + 1;
  return Array.from({ length: count }, (_, at) => first[0]! + String(Number(first.slice(1)) + at).padStart(4, '0'));
}

const byAddOn = (groups: z.infer<typeof Groups>): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.values(groups).flatMap((group) =>
      Object.entries(group).map(([addOn, ranges]) => [addOn, ranges.flatMap(codesOf)] as const),
    ),
  );

const onItsDay = byAddOn(sameDay);
const onAnyDay = byAddOn(overDays);

const NONE: readonly string[] = [];

/** The codes of which an add-on needs one on its own day; empty where the table does not say. */
export const basesOf = (code: string): readonly string[] => onItsDay.get(code) ?? NONE;

/** The codes that an add-on adds to whose first part may have been on another day; empty where the table does not say. */
export const basesOverDays = (code: string): readonly string[] => onAnyDay.get(code) ?? NONE;
