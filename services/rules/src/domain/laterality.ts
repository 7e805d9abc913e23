export type Side = 'left' | 'right' | 'both' | 'unspecified';

/** The short description of NCHS of a code; undefined where the tables have none. */
export type Describe = (code: string) => string | undefined;

/**
 * Where a side is one of the body that LT and RT can mean: not of the brain, the heart, a pain or a history. Neither
 * `L-amino` nor `R/O` is a side.
 */
const SIDED = /^([CDHLMNST]|G5|I[78])/;
const BOTH = /\b(bilateral|bilatl|bilat|bil|bi)\b/i;
const RIGHT = /\b(right|rt|r)\b(?![-/])/i;
const LEFT = /\b(left|lft|lt|l)\b(?![-/])/i;
const UNSPECIFIED = /\bunsp/i;

/** The side that a diagnosis names; null where it has none. It is unspecified when the same code with another digit is left or right. */
export function sideOf(code: string, describe: Describe): Side | null {
  if (!SIDED.test(code)) return null;
  const words = describe(code) ?? '';
  const named = sideIn(words);
  if (named !== null || !UNSPECIFIED.test(words)) return named;
  const sideWith = (at: number, digit: string) => sideIn(describe(withDigit(code, at, digit)) ?? '');
  const isSided = digitsOf(code, '09').some((at) => sideWith(at, '1') === 'right' && sideWith(at, '2') === 'left');
  return isSided ? 'unspecified' : null;
}

/** Of a diagnosis of the right or left side: the code that says both sides at once; null where there is none. */
export function bothSidesOf(code: string, describe: Describe): string | null {
  const side = sideOf(code, describe);
  if (side !== 'left' && side !== 'right') return null;
  const both = digitsOf(code, side === 'right' ? '1' : '2').map((at) => withDigit(code, at, '3'));
  return both.find((one) => sideOf(one, describe) === 'both') ?? null;
}

/** Where a side can stand: in the fourth to sixth character. */
const digitsOf = (code: string, digits: string): readonly number[] =>
  [3, 4, 5].filter((at) => at < code.length && digits.includes(code[at]!));

const withDigit = (code: string, at: number, digit: string): string => code.slice(0, at) + digit + code.slice(at + 1);

function sideIn(words: string): 'left' | 'right' | 'both' | null {
  if (BOTH.test(words)) return 'both';
  const [right, left] = [RIGHT.test(words), LEFT.test(words)];
  if (right === left) return null;
  return right ? 'right' : 'left';
}

const OF_LEFT: ReadonlySet<string> = new Set('LT E1 E2 FA F1 F2 F3 F4 TA T1 T2 T3 T4'.split(' '));
const OF_RIGHT: ReadonlySet<string> = new Set('RT E3 E4 F5 F6 F7 F8 F9 T5 T6 T7 T8 T9'.split(' '));

/** The side that the modifiers of a line say (side of the body, eyelid, finger or toe); null where they say none. */
export function sideOfModifiers(modifiers: readonly string[]): 'left' | 'right' | 'both' | null {
  const [left, right] = [OF_LEFT, OF_RIGHT].map((side) => modifiers.some((one) => side.has(one)));
  if (modifiers.includes('50') || (left && right)) return 'both';
  if (left) return 'left';
  return right ? 'right' : null;
}
