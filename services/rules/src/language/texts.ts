import { ConditionFault } from './fault.js';
import type { Item } from './syntax.js';

type Test = (text: string) => boolean;

/** Whether a text is one of a list, or within one of its ranges. Throws ConditionFault at a range that holds nothing. */
export function oneOf(items: readonly Item[]): Test {
  const texts = new Set(items.flatMap((item) => (item.is === 'text' ? [item.text] : [])));
  const ranges = items.flatMap((item) => (item.is === 'range' ? [within(item)] : []));
  if (ranges.length === 0) return (text) => texts.has(text);
  return (text) => texts.has(text) || ranges.some((isWithin) => isWithin(text));
}

/**
 * Texts of one length from the first to the last. Where both ends have a digit, all between have one: `"99202".."99499"`
 * does not hold 9920F.
 */
function within({ at, first, last }: Item & { readonly is: 'range' }): Test {
  if (first.length !== last.length) throw new ConditionFault(at, 'Both ends of a range have the same length.');
  if (first > last) throw new ConditionFault(at, `No text lies between "${first}" and "${last}".`);
  const digits = [...first].flatMap((character, place) => (isDigit(character) && isDigit(last[place]!) ? [place] : []));
  return (text) =>
    text.length === first.length && first <= text && text <= last && digits.every((place) => isDigit(text[place]!));
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** What one place of a text may be: UTF-16 codes from and to, both included. None: any character. */
export type Place = readonly (readonly [from: number, to: number])[];

/** A pattern as the places of a text; `after` are those that follow its `*`, null where it has none. */
export interface Pattern {
  readonly before: readonly Place[];
  readonly after: readonly Place[] | null;
}

/**
 * The places of a pattern: `#` is a digit, `@` a capital letter, `?` any character, `[A-CX]` one of these, `*` any number of
 * characters, once at most; all else stands for itself. Throws ConditionFault.
 */
export function patternOf(pattern: string, at: number): Pattern {
  const parts: readonly string[] = pattern.match(/\[[^\]]+\]|[\s\S]/g) ?? [];
  if (parts.filter((part) => part === '*').length > 1)
    throw new ConditionFault(at, `The pattern "${pattern}" has more than one *.`);
  if (parts.includes('[')) throw new ConditionFault(at, `The pattern "${pattern}" has a [ without its ].`);
  const places = (some: readonly string[]): readonly Place[] => some.map((part) => placeOf(part, pattern, at));
  const star = parts.indexOf('*');
  if (star === -1) return { before: places(parts), after: null };
  return { before: places(parts.slice(0, star)), after: places(parts.slice(star + 1)) };
}

const SIGNS: Readonly<Record<string, Place>> = { '#': [codes('0', '9')], '@': [codes('A', 'Z')], '?': [] };

function placeOf(part: string, pattern: string, at: number): Place {
  if (part.length === 1) return SIGNS[part] ?? [codes(part, part)];
  const choices = part.slice(1, -1).match(/[\s\S]-[\s\S]|[\s\S]/g)!;
  return choices.map((choice) => {
    const [from, to] = codes(choice[0]!, choice.at(-1)!);
    if (from > to) throw new ConditionFault(at, `The pattern "${pattern}" has a range that ends before it begins.`);
    return [from, to];
  });
}

function codes(from: string, to: string): readonly [from: number, to: number] {
  return [from.charCodeAt(0), to.charCodeAt(0)];
}
