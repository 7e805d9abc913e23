export type Trimester = 'first' | 'second' | 'third' | 'unspecified';

const TRIMESTERS: Readonly<Record<string, Trimester>> = {
  '1st': 'first',
  first: 'first',
  '2nd': 'second',
  second: 'second',
  '3rd': 'third',
  third: 'third',
  unsp: 'unspecified',
  unspecified: 'unspecified',
};

/** The trimester that the description of a pregnancy names; null where it has none, or more than one. */
export function trimesterIn(words: string): Trimester | null {
  const found = words.toLowerCase().matchAll(/\b(first|second|third|1st|2nd|3rd|unspecified|unsp)\s*tri/g);
  const [one, ...others] = new Set(Array.from(found, ([, named]) => TRIMESTERS[named!]!));
  return one !== undefined && others.length === 0 ? one : null;
}
