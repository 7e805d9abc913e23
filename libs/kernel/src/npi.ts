const PREFIX = '80840';

/**
 * Whether the text is a National Provider Identifier: ten digits, the first 1 or 2, whose Luhn sum with the
 * prefix 80840 (ISO 7812 issuer, United States health) is a multiple of ten (45 CFR 162.406).
 */
export function isNpi(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  const digits = [...(PREFIX + text)].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    if (place % 2 === 0) return total + digit;
    return total + (digit > 4 ? digit * 2 - 9 : digit * 2);
  }, 0);
  return sum % 10 === 0;
}
