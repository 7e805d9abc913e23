import { modifier } from '@chargeline/codes';

/** Anesthesia modifiers that say who gave it; the other ones (P1 to P6, QS, 23, 47) set no price with Medicare. */
const WHO_GAVE_IT: ReadonlySet<string> = new Set(['AA', 'AD', 'QK', 'QX', 'QY', 'QZ']);

/** Bonuses and shares of assistants, which stand behind the modifier that they go with. */
const BEHIND: ReadonlySet<string> = new Set(['AQ', 'AR', 'CO', 'CQ']);

const INFORMING: ReadonlySet<string> = new Set(['coverage', 'informational', 'staff', 'telehealth', 'anesthesia']);

const prices = (code: string): boolean =>
  WHO_GAVE_IT.has(code) || (!BEHIND.has(code) && ['payment', 'component'].includes(modifier(code)?.kind ?? ''));

const informs = (code: string): boolean => !prices(code) && INFORMING.has(modifier(code)?.kind ?? '');

/** Whether a modifier that sets the price stands behind one that only informs. */
export const pricesLate = (modifiers: readonly string[]): boolean =>
  modifiers.some((code, at) => prices(code) && modifiers.slice(0, at).some(informs));

/** The same modifiers, those that set the price before the others. */
export const pricingFirst = (modifiers: readonly string[]): readonly string[] => [
  ...modifiers.filter(prices),
  ...modifiers.filter((code) => !prices(code)),
];
