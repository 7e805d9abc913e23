/** Money is a whole number of cents. */
export type Cents = number;

/**
 * Reads a decimal amount such as `85`, `85.5` or `-85.52` into cents, exactly.
 * Returns null for anything else: thousands separators, exponents, a third decimal, blanks, more than 13 whole digits.
 */
export function centsOf(text: string): Cents | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return cents === 0 ? 0 : cents * (match[1] === '-' ? -1 : 1);
}

/** Writes cents as dollars with two decimals: `8552` is `85.52`. */
export function dollars(cents: Cents): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
