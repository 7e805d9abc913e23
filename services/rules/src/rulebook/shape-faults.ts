import type { z } from 'zod';

/**
 * Where the value of a rulebook file does not conform, in one line: the rule and the field, and what that must be. Of what somebody has
 * yet to fill in, the places alone.
 */
export function shapeFaults({ issues }: z.ZodError, value: unknown): string {
  const empty = issues.filter(({ path }) => path.length > 0 && at(value, path) === null);
  const others = issues.filter((issue) => !empty.includes(issue));
  const places = empty.map(({ path }) => placeOf(path, value)).join(', ');
  return [
    ...(empty.length === 0 ? [] : [`nothing stands yet at ${places}. Fill it in.`]),
    ...others.map((issue) => `${placeOf(issue.path, value)} ${faultOf(issue, value)}.`),
  ].join(' ');
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[name], value);

/** `ACME-001 fails 1 finds`; a rule without an id is told by its place. */
function placeOf([first, number, ...within]: readonly PropertyKey[], value: unknown): string {
  if (first === undefined) return 'the whole';
  if (first !== 'rules' || typeof number !== 'number')
    return wordsOf([first, ...(number === undefined ? [] : [number]), ...within]);
  const id = at(value, ['rules', number, 'id']);
  return [typeof id === 'string' && id !== '' ? id : `rule ${number + 1}`, wordsOf(within)].filter(Boolean).join(' ');
}

const wordsOf = (path: readonly PropertyKey[]): string =>
  path.map((name) => (typeof name === 'number' ? name + 1 : String(name))).join(' ');

const NAMED: Readonly<Record<string, string>> = {
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  object: 'a group of fields',
  record: 'a group of fields',
  string: 'a text (in quotes, where it looks like a number)',
};

function faultOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return at(value, issue.path) === undefined ? 'is missing' : `must be ${NAMED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `${at(value, issue.path) === undefined ? 'is missing: it is' : 'must be'} one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which no rule has`;
    case 'too_small':
      return `needs at least ${issue.minimum} ${issue.origin === 'array' ? 'of them' : 'characters'}`;
    case 'too_big':
      return `has at most ${issue.maximum} ${issue.origin === 'array' ? 'of them' : 'characters'}`;
    default:
      return issue.message;
  }
}
