import { z } from 'zod';
import { table } from './tables.js';

const Code = z.string().regex(/^\d{5}$/);
const panels = Object.entries(table('panels', z.record(Code, z.array(Code).min(2))));

const grouped = (
  pairs: readonly (readonly [code: string, panel: string])[],
): ReadonlyMap<string, readonly string[]> => {
  const byCode = Map.groupBy(pairs, ([code]) => code);
  return new Map([...byCode].map(([code, some]) => [code, some.map(([, panel]) => panel)]));
};

const byTest = grouped(panels.flatMap(([panel, tests]) => tests.map((test) => [test, panel] as const)));

const byPanel = grouped(
  panels.flatMap(([panel, tests]) =>
    panels
      .filter(([other, theirs]) => other !== panel && !tests.includes(other) && !theirs.includes(panel))
      .filter(([, theirs]) => theirs.some((test) => tests.includes(test)))
      .map(([other]) => [panel, other] as const),
  ),
);

const NONE: readonly string[] = [];

/** The panels that a test is part of. */
export const panelsWith = (code: string): readonly string[] => byTest.get(code) ?? NONE;

/** Of a panel: the other panels that have a test in common with it, and are neither part of the other. */
export const panelsAlike = (code: string): readonly string[] => byPanel.get(code) ?? NONE;
