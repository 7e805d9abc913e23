import { ConditionFault } from './fault.js';

export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'money' | 'date' | 'sign' | 'end';
  /** A text without its quotes, money without its sign, anything else as written. */
  readonly text: string;
  readonly at: number;
}

const KINDS: readonly (readonly [kind: Token['kind'] | 'space', pattern: RegExp])[] = [
  ['space', /(?:\s+|#[^\n]*)/y],
  ['text', /"[^"\n]*"/y],
  ['money', /\$\d+(?:\.\d\d)?/y],
  ['date', /\d{4}-\d\d-\d\d/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['word', /[a-zA-Z][a-zA-Z0-9]*/y],
  ['sign', /\.\.|!=|<=|>=|[=<>()[\],.:+*-]/y],
];

/** The tokens of a condition, an `end` last. Throws ConditionFault at a character that belongs to none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const [kind, found] = readAt(text, at);
    if (kind !== 'space') tokens.push({ kind, text: valueOf(kind, found), at });
    at += found.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function readAt(text: string, at: number): readonly [Token['kind'] | 'space', string] {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return [kind, found];
  }
  const unclosed = text[at] === '"';
  throw new ConditionFault(
    at,
    unclosed ? 'A text that begins here has no closing quote.' : `"${text[at]}" means nothing here.`,
  );
}

function valueOf(kind: Token['kind'], found: string): string {
  if (kind === 'text') return found.slice(1, -1);
  return kind === 'money' ? found.slice(1) : found;
}
