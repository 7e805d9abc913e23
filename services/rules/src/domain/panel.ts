import { compileTogether, type RunTogether } from '../language/compile.js';
import type { Rule } from './rule.js';

/** A function of more conditions would take V8 too long to optimise; a number has bits for 32. */
const TOGETHER = 16;

/** Rules of one scope, each of them a bit, the first rule's the lowest: asked together, by functions that take the values of their scope's names. */
export interface Panel {
  /** Its place among the panels of its scope. */
  readonly number: number;
  readonly rules: readonly Rule[];
  /** Of some, those whose `concerns` holds, and those whose `concernsDays` does. */
  readonly concern: RunTogether;
  readonly concernDays: RunTogether;
  /** Of what is left, those that hold. */
  readonly ask: RunTogether;
}

/** Those that are asked of everything are together, and stand before the others. */
export function panelsOf(rules: readonly Rule[]): readonly Panel[] {
  const ordered = [
    ...rules.filter(({ concerns }) => concerns === null),
    ...rules.filter(({ concerns }) => concerns !== null),
  ];
  return Array.from({ length: Math.ceil(ordered.length / TOGETHER) }, (_, at) => {
    const some = ordered.slice(at * TOGETHER, (at + 1) * TOGETHER);
    return {
      number: at,
      rules: some,
      concern: compileTogether(some.map(({ concerns }) => concerns)),
      concernDays: compileTogether(some.map(({ concernsDays }) => concernsDays)),
      ask: compileTogether(some.map(({ rest }) => rest)),
    };
  });
}

/** Some rules of a panel, a bit for each. */
export interface Asked {
  readonly panel: Panel;
  readonly which: number;
}

/** Those rules of panels that may be asked; a panel without any is left out. */
export const askedOf = (panels: readonly Panel[], mayBeAsked: (rule: Rule) => boolean): readonly Asked[] =>
  panels.flatMap((panel) => {
    const which = panel.rules.reduce((bits, rule, at) => (mayBeAsked(rule) ? bits | (1 << at) : bits), 0);
    return which === 0 ? [] : [{ panel, which }];
  });

/** Those of them that are for something, and of which one of their panel's functions holds. */
export function concerned(
  asked: readonly Asked[],
  by: 'concern' | 'concernDays',
  values: readonly unknown[],
  isFor: (rule: Rule) => boolean,
): readonly Asked[] {
  const left: Asked[] = [];
  for (const { panel, which } of asked) {
    let some = panel[by](values, which);
    for (let bits = some; bits !== 0; bits &= bits - 1) if (!isFor(lowest(panel, bits))) some ^= bits & -bits;
    if (some !== 0) left.push({ panel, which: some });
  }
  return left;
}

/** Those that are in both. */
export function inBoth(asked: readonly Asked[], others: readonly Asked[]): readonly Asked[] {
  const bits = new Map(others.map(({ panel, which }) => [panel, which]));
  return asked.flatMap(({ panel, which }) => {
    const both = which & (bits.get(panel) ?? 0);
    return both === 0 ? [] : [{ panel, which: both }];
  });
}

/** How many rules a bit is set for. */
export function bitsOf(which: number): number {
  let count = 0;
  for (let bits = which; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** The rules that hold, of those that are asked. */
export function holding(asked: readonly Asked[], values: readonly unknown[]): readonly Rule[] {
  let found: Rule[] | undefined;
  for (let at = 0; at < asked.length; at += 1) {
    const { panel, which } = asked[at]!;
    for (let bits = panel.ask(values, which); bits !== 0; bits &= bits - 1) (found ??= []).push(lowest(panel, bits));
  }
  return found ?? NONE;
}

const lowest = ({ rules }: Panel, bits: number): Rule => rules[31 - Math.clz32(bits & -bits)]!;

const NONE: readonly Rule[] = [];
