/** The Luhn sum of the prefix 80840 before ten digits. */
const OF_PREFIX = 24;
const [ZERO, ONE, TWO, NINE] = [48, 49, 50, 57] as const;

/**
 * Whether the text is a National Provider Identifier: ten digits, the first 1 or 2, whose Luhn sum with the
 * prefix 80840 (ISO 7812 issuer, United States health) is a multiple of ten (45 CFR 162.406).
 */
export function isNpi(text: string): boolean {
  const first = text.charCodeAt(0);
  if (text.length !== 10 || (first !== ONE && first !== TWO)) return false;
  let sum = OF_PREFIX;
  for (let place = 0; place < 10; place += 1) {
    const code = text.charCodeAt(place);
    if (code < ZERO || code > NINE) return false;
    const digit = code - ZERO;
    sum += place % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
