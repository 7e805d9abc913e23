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

/**
 * Whether a text is like a pattern: `#` is a digit, `@` a capital letter, `?` any character, `[A-CX]` one of these, `*` any
 * number of characters, once at most; all else stands for itself. Takes no longer than the text is long. Throws ConditionFault.
 */
export function like(pattern: string, at: number): Test {
  const parts: readonly string[] = pattern.match(/\[[^\]]+\]|[\s\S]/g) ?? [];
  if (parts.filter((part) => part === '*').length > 1)
    throw new ConditionFault(at, `The pattern "${pattern}" has more than one *.`);
  if (parts.includes('[')) throw new ConditionFault(at, `The pattern "${pattern}" has a [ without its ].`);
  const wanted = new RegExp(`^${parts.map(asRegularExpression).join('')}$`, 's');
  return (text) => wanted.test(text);
}

const SIGNS: Readonly<Record<string, string>> = { '#': '[0-9]', '@': '[A-Z]', '?': '.', '*': '.*' };

function asRegularExpression(part: string): string {
  if (part.length > 1) return `[${part.slice(1, -1).replaceAll(/[\\^\]]/g, '\\$&')}]`;
  return SIGNS[part] ?? part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
