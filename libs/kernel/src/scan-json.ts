import { ChargelineError } from './error.js';
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
/** Significant digits that a double keeps (IEEE 754: 17 tell any two apart); of more, some would be lost in silence. */
const KEPT_DIGITS = 17;

/** What JSON text may not have here, and where: the path begins with `.` or `[`, and is empty for the whole. */
export class JsonFault extends ChargelineError {
  constructor(
    readonly kind: 'too-deep' | 'reserved' | 'duplicate' | 'out-of-range',
    message: string,
    readonly path: string,
  ) {
    super('CHL_KERNEL_JSON', message, false);
  }
}

/**
 * Reads JSON text once, without recursion, and refuses what a parser lets pass in silence: nesting deeper than `maxDepth`, a member
 * given twice, member names that reach into prototypes, numbers that are not finite, vanish to zero or lose digits. Throws a `JsonFault`.
 * It does not judge the grammar: that is left to the parser.
 */
export function scanJson(text: string, maxDepth: number): void {
  const steps: JsonStep[] = [];
  let step: JsonStep | undefined;
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (expectsKey && step !== undefined) take(step, nameOf(text.slice(at + 1, end)), steps);
      expectsKey = false;
      at = end;
    } else if (code === COMMA) {
      if (step?.keys === null) step.index += 1;
      expectsKey = step !== undefined && step.keys !== null;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (steps.length >= maxDepth)
        throw new JsonFault('too-deep', `The body is nested deeper than ${maxDepth} levels.`, '');
      step = { keys: code === OPEN_OBJECT ? new Set() : null, key: '', index: 0 };
      steps.push(step);
      expectsKey = code === OPEN_OBJECT;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      steps.pop();
      step = steps.at(-1);
      expectsKey = false;
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      at = endOfNumber(text, at, steps) - 1;
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

function take(step: JsonStep, name: string, steps: readonly JsonStep[]): void {
  step.key = name;
  if (FORBIDDEN.has(name)) {
    throw new JsonFault('reserved', 'A member name is reserved and not allowed.', jsonPath(steps.slice(0, -1)));
  }
  if (step.keys?.has(name) === true) {
    throw new JsonFault('duplicate', 'A member is given twice.', jsonPath(steps));
  }
  step.keys?.add(name);
}

function endOfNumber(text: string, start: number, steps: readonly JsonStep[]): number {
  NUMBER.lastIndex = start;
  const digits = NUMBER.exec(text)?.[0] ?? '-';
  if (digits.length > KEPT_DIGITS || /e/i.test(digits)) {
    const [mantissa = ''] = digits.split(/e/i, 1);
    const significant = mantissa.replace(/^-?[0.]*|\./g, '');
    const value = Number(digits);
    const vanished = value === 0 && significant !== '';
    if (!Number.isFinite(value) || vanished || significant.length > KEPT_DIGITS) {
      throw new JsonFault(
        'out-of-range',
        'A number is out of range, or has more digits than can be kept.',
        jsonPath(steps),
      );
    }
  }
  return start + digits.length;
}
