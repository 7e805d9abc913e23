import { oneOf } from './texts.js';
import type { Expression } from './syntax.js';
import { written } from './written.js';

/** What a part of a condition demands of one value. */
export interface Demand {
  readonly at: number;
  readonly of: string;
  /** The texts that it may be, where it is one of a few. */
  readonly texts?: readonly string[];
  readonly isOne?: (text: string) => boolean;
  readonly not?: string;
  /** Numbers, cents or days from and to, ends included unless `open`. */
  readonly least?: number | string;
  readonly most?: number | string;
  readonly open?: boolean;
  /** That it is missing; all others demand that it is there. */
  readonly isAbsent?: true;
}

/** Undefined where it demands nothing of a single value, or more than is read here. */
export function demandOf(part: Expression): Demand | undefined {
  if (part.is === 'like') return { at: part.at, of: written(part.of) };
  if (part.is === 'presence')
    return { at: part.at, of: written(part.of), ...(part.present ? {} : { isAbsent: true as const }) };
  if (part.is !== 'binary') return undefined;
  const { at, left, operator, right } = part;
  const of = written(left);
  if (operator === 'in' && right.is === 'list') {
    const plain = right.items.every((item) => item.is === 'text');
    const texts = right.items.flatMap((item) => (item.is === 'text' ? [item.text] : []));
    return { at, of, isOne: oneOf(right.items), ...(plain ? { texts } : {}) };
  }
  if (right.is !== 'literal' || right.value.type === 'boolean') return undefined;
  if (right.value.type === 'text') {
    const { text } = right.value;
    if (operator === '=') return { at, of, texts: [text], isOne: (other) => other === text };
    return operator === '!=' ? { at, of, not: text } : undefined;
  }
  const value =
    right.value.type === 'number'
      ? right.value.number
      : right.value.type === 'money'
        ? right.value.cents
        : right.value.day;
  if (operator === '=') return { at, of, least: value, most: value };
  if (operator === '>' || operator === '>=') return { at, of, least: value, open: operator === '>' };
  if (operator === '<' || operator === '<=') return { at, of, most: value, open: operator === '<' };
  return undefined;
}

/** Whether two demands can never both be met. */
export function contradicts(one: Demand, other: Demand): boolean {
  if (one.isAbsent !== other.isAbsent) return one.isAbsent === true ? isOfOrIn(other, one) : isOfOrIn(one, other);
  if (one.of !== other.of || one.isAbsent === true) return false;
  if (one.not !== undefined || other.not !== undefined)
    return (one.texts ?? other.texts)?.every((text) => text === (one.not ?? other.not)) === true;
  for (const [few, any] of [
    [one, other],
    [other, one],
  ] as const)
    if (few.texts !== undefined && any.isOne !== undefined) return !few.texts.some(any.isOne);
  return isEmpty(one.least, other.most, one, other) || isEmpty(other.least, one.most, one, other);
}

function isEmpty(least: Demand['least'], most: Demand['most'], one: Demand, other: Demand): boolean {
  if (least === undefined || most === undefined) return false;
  return least > most || (least === most && (one.open === true || other.open === true));
}

/** Whether a demand is of what another says is missing, or of something in it. */
const isOfOrIn = ({ of }: Demand, missing: Demand): boolean => of === missing.of || of.startsWith(`${missing.of}.`);

/** Whether whatever meets the one demand meets the other as well. */
export function covers(other: Demand, one: Demand): boolean {
  if (one.of !== other.of || one.not !== undefined || other.not !== undefined) return false;
  if (one.texts !== undefined) return other.isOne !== undefined && one.texts.every(other.isOne);
  if (one.isOne !== undefined || other.isOne !== undefined) return false;
  const isRange = ({ least, most }: Demand): boolean => least !== undefined || most !== undefined;
  return isRange(one) && isRange(other) && reaches(other, one, 'least') && reaches(other, one, 'most');
}

function reaches(other: Demand, one: Demand, end: 'least' | 'most'): boolean {
  const [wide, narrow] = [other[end], one[end]];
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  if (wide === narrow) return other.open !== true || one.open === true;
  return end === 'least' ? wide < narrow : wide > narrow;
}
