/** How long the parts of a National Drug Code of eleven digits are: labeler, product, package (45 CFR 162.1002). */
const PARTS = [5, 4, 2];

/** Ten digits as the package has them, by their hyphens (21 CFR 207.33), and the eleven that a claim has. */
const HYPHENATED = /^(?:\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d|\d{5}-\d{4}-\d{2})$/;

/** A National Drug Code in eleven digits without hyphens; null where its hyphens do not say where a zero is missing. */
export function elevenDigits(ndc: string): string | null {
  if (!HYPHENATED.test(ndc)) return null;
  return ndc
    .split('-')
    .map((part, at) => part.padStart(PARTS[at]!, '0'))
    .join('');
}
