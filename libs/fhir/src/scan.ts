import { FhirFault } from './fault.js';
import { jsonPath, type JsonStep } from './json-path.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Shorter numbers without an exponent are always finite and never lose all their digits. */
const PLAIN_DIGITS = 300;

/**
 * Reads JSON text once, without recursion, and refuses what a parser lets pass in silence: nesting deeper than `maxDepth`, a member
 * given twice, member names that reach into prototypes, numbers that are not finite or vanish to zero. Throws a `FhirFault`.
 * It does not judge the grammar: that is left to the parser.
 */
export function scanJson(text: string, maxDepth: number): void {
  const root = /^\s*\{\s*"resourceType"\s*:\s*"Bundle"/.test(text) ? 'Bundle' : 'Resource';
  const steps: JsonStep[] = [];
  let step: JsonStep | undefined;
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (expectsKey && step !== undefined) take(step, nameOf(text.slice(at + 1, end)), root, steps);
      expectsKey = false;
      at = end;
    } else if (code === COMMA) {
      if (step?.keys === null) step.index += 1;
      expectsKey = step !== undefined && step.keys !== null;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (steps.length >= maxDepth) throw tooDeep(root, maxDepth);
      step = { keys: code === OPEN_OBJECT ? new Set() : null, key: '', index: 0 };
      steps.push(step);
      expectsKey = code === OPEN_OBJECT;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      steps.pop();
      step = steps.at(-1);
      expectsKey = false;
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      at = endOfNumber(text, at, root, steps) - 1;
    } else if (code === COLON) {
      expectsKey = false;
    }
  }
}

/** The offset of the closing quote; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, quote: number): boolean {
  let first = quote;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (quote - first) % 2 === 1;
}

function nameOf(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

function take(step: JsonStep, name: string, root: string, steps: readonly JsonStep[]): void {
  step.key = name;
  if (FORBIDDEN.has(name)) {
    throw new FhirFault(
      'A member name is reserved and not allowed.',
      'security',
      jsonPath(root, steps.slice(0, -1)),
      400,
    );
  }
  if (step.keys?.has(name) === true) {
    throw new FhirFault('A member is given twice.', 'duplicate', jsonPath(root, steps), 400);
  }
  step.keys?.add(name);
}

function endOfNumber(text: string, start: number, root: string, steps: readonly JsonStep[]): number {
  NUMBER.lastIndex = start;
  const digits = NUMBER.exec(text)?.[0] ?? '-';
  if (digits.length >= PLAIN_DIGITS || /e/i.test(digits)) {
    const value = Number(digits);
    const vanished = value === 0 && /[1-9]/.test(digits.split(/e/i, 1)[0] ?? '');
    if (!Number.isFinite(value) || vanished) {
      throw new FhirFault('A number is out of range.', 'value', jsonPath(root, steps), 400);
    }
  }
  return start + digits.length;
}

function tooDeep(root: string, maxDepth: number): FhirFault {
  return new FhirFault(`The body is nested deeper than ${maxDepth} levels.`, 'too-costly', root, 413);
}
