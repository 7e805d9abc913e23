import { z } from 'zod';
import { table } from './tables.js';

const State = z.string().regex(/^[A-Z]{2}$/);

const { states, provinces } = table(
  'postal-areas',
  z.strictObject({
    states: z.record(State, z.array(z.string().regex(/^\d{3}-\d{3}$/)).min(1)),
    provinces: z.array(State),
  }),
);

const ranges = new Map(
  Object.entries(states).map(([state, texts]) => [
    state,
    texts.map((text) => [Number(text.slice(0, 3)), Number(text.slice(4))] as const),
  ]),
);

/** Whether it is the two letters of a state, territory or military mail area of the United States, or of a province of Canada. */
export const isState = (text: string): boolean => ranges.has(text) || provinces.includes(text);

/** Whether a ZIP code of five or nine digits lies in a state; null where it is no such code, or no such state. */
export function isZipOf(zip: string, state: string): boolean | null {
  const areas = ranges.get(state);
  if (areas === undefined || !/^(?:\d{5}|\d{9})$/.test(zip)) return null;
  const prefix = Number(zip.slice(0, 3));
  return areas.some(([first, last]) => first <= prefix && prefix <= last);
}
