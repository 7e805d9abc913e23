import type { Cents } from '@chargeline/kernel';
import { COMPONENTS, whyUnchanged } from '../modifiers.js';
import type { Line } from '../service.js';
import type { Contract } from './contract.js';

/** What a contract lists for a line. `answered` are the line's modifiers that the listed amount is for. */
export interface Listed {
  readonly service: string;
  readonly cents: Cents;
  readonly answered: readonly string[];
}

/**
 * The amount of a list that is for a line: that of its code with one of its modifiers, else that of its code. Undefined when
 * none is; a sentence when two are. The amount of a code alone is for the whole service, not for a component of it.
 */
export function listedFor({ code, modifiers }: Line, list: Contract['fees']): Listed | string | undefined {
  const found = [...new Set(modifiers)].flatMap((modifier) => {
    const service = `${code}-${modifier}`;
    const listed = list.get(service);
    return listed === undefined ? [] : [{ service, cents: listed, answered: [modifier] }];
  });
  if (found.length > 1) return `The contract lists both ${found[0]!.service} and ${found[1]!.service}.`;
  if (found[0] !== undefined) return found[0];
  const whole = list.get(code);
  if (whole === undefined || modifiers.some((modifier) => COMPONENTS.has(modifier))) return undefined;
  return { service: code, cents: whole, answered: [] };
}

/** The first modifier of a line that may change an amount and that the listed amount does not answer. */
export const unanswered = ({ modifiers }: Line, { answered }: Listed): string | undefined =>
  modifiers.find((modifier) => !answered.includes(modifier) && whyUnchanged(modifier) === undefined);
