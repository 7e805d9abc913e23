import { compileTogether } from '../language/compile.js';
import type { Rule } from './rule.js';

/** A function of more conditions would take V8 too long to optimise; a number has bits for 32. */
const TOGETHER = 16;

/** Rules of one scope that are one function: for the values of their scope's names, which of them hold of those that are asked. */
export interface Panel {
  /** Its place among the panels of its scope. */
  readonly number: number;
  readonly rules: readonly Rule[];
  /** A bit for each rule, the first rule's the lowest. */
  readonly ask: (values: readonly unknown[], which: number) => number;
}

/** Those that are asked of everything are together, and stand before the others. */
export function panelsOf(rules: readonly Rule[]): readonly Panel[] {
  const ordered = [
    ...rules.filter(({ concerns }) => concerns === null),
    ...rules.filter(({ concerns }) => concerns !== null),
  ];
  return Array.from({ length: Math.ceil(ordered.length / TOGETHER) }, (_, at) => {
    const some = ordered.slice(at * TOGETHER, (at + 1) * TOGETHER);
    return { number: at, rules: some, ask: compileTogether(some.map(({ rest }) => rest)) };
  });
}

/** Some rules of a panel, a bit for each. */
export interface Asked {
  readonly panel: Panel;
  readonly which: number;
}

/** Those rules of panels that are worth asking; a panel without any is left out. */
export const askedOf = (panels: readonly Panel[], isAsked: (rule: Rule) => boolean): readonly Asked[] =>
  panels.flatMap((panel) => {
    const which = panel.rules.reduce((bits, rule, at) => (isAsked(rule) ? bits | (1 << at) : bits), 0);
    return which === 0 ? [] : [{ panel, which }];
  });

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
    for (let bits = panel.ask(values, which); bits !== 0; bits &= bits - 1)
      (found ??= []).push(panel.rules[31 - Math.clz32(bits & -bits)]!);
  }
  return found ?? NONE;
}

const NONE: readonly Rule[] = [];
