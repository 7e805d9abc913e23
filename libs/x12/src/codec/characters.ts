import type { Delimiters } from './delimiters.js';

/** Letters that have no canonical decomposition, spelt with basic letters. */
const SPELT: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Ø: 'O',
  ø: 'o',
  Œ: 'OE',
  œ: 'oe',
  ß: 'ss',
  ẞ: 'SS',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'TH',
  þ: 'th',
  ı: 'i',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  ʻ: "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '…': '...',
};

/** What is in neither the basic nor the extended character set (X12.6): `^` and the backquote too. */
const FOREIGN = /[^A-Za-z0-9!"&'()*+,\-./:;?= %@[\]_{}\\|<>~#$]/;

const separators = ({ element, repetition, component, terminator }: Delimiters): readonly string[] =>
  [element, repetition, component, terminator].filter((character) => character !== null);

/** Whether a code or identifier can be written as it stands: no delimiter, nothing foreign, no blank at either end. */
export function isPlain(text: string, delimiters: Delimiters): boolean {
  if (FOREIGN.test(text) || text !== text.trim()) return false;
  return !separators(delimiters).some((character) => text.includes(character));
}

/**
 * Free text, such as a name or an address line, as X12 can carry it. Accents go, other Latin letters are spelt out;
 * delimiters, control characters and symbols become blanks; runs of blanks become one; the end is cut at `max`.
 * Returns null when a letter has no such spelling: a name is refused rather than mutilated.
 */
export function plainText(text: string, max: number, delimiters: Delimiters): string | null {
  const forbidden = separators(delimiters);
  let plain = '';
  for (const character of text.normalize('NFKD').replaceAll(/\p{M}/gu, '')) {
    const spelt = SPELT[character] ?? character;
    if (/[\p{L}\p{N}]/u.test(spelt) && FOREIGN.test(spelt)) return null;
    plain += forbidden.includes(spelt) || FOREIGN.test(spelt) ? ' ' : spelt;
  }
  return plain.replaceAll(/ +/g, ' ').trim().slice(0, max).trimEnd();
}
