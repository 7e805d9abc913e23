import { type SimpleOut, exact } from './element-out.js';

/**
 * A decimal element (type R) from a whole number of `1 / 10^places`, with no zeros at the end: 8552 cents are `85.52`,
 * 8500 are `85`. Anything but a whole number from 0 with at most `digits` digits is refused.
 */
export function decimalOut(scaled: number, places: number, digits: number): SimpleOut {
  if (!Number.isSafeInteger(scaled) || scaled < 0) return exact('', digits);
  const padded = String(scaled).padStart(places + 1, '0');
  const fraction = padded.slice(-places).replace(/0+$/, '');
  const decimal = padded.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
  return exact(decimal, digits + 1, 1, (value) => value.replace('.', '').length <= digits);
}

/** A decimal element as a whole number of `1 / 10^places`; null for signs but a minus, exponents, blanks, more places. */
export function decimalOf(text: string, places: number): number | null {
  const match = /^(-?)(\d{0,12})(?:\.(\d+))?$/.exec(text);
  const [, sign, whole = '', fraction = ''] = match ?? [];
  if (match === null || whole + fraction === '' || /[1-9]/.test(fraction.slice(places))) return null;
  const scaled = Number(whole + fraction.slice(0, places).padEnd(places, '0'));
  return scaled === 0 ? 0 : scaled * (sign === '-' ? -1 : 1);
}
