/** Where a ten-digit code lacks its zero, by the lengths of its three parts (FDA's forms, to the 5-4-2 of claims). */
const PARTS = [5, 4, 2];

/** An NDC in eleven digits, 5-4-2; null when the text is not one. Ten digits without hyphens could be any of three, so are none. */
export function ndcOf(text: string): string | null {
  if (/^\d{11}$/.test(text)) return text;
  if (!/^(?:\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2})$/.test(text)) return null;
  return text
    .split('-')
    .map((part, at) => part.padStart(PARTS[at] ?? 0, '0'))
    .join('');
}

/** Units of a drug in feeds (X12 CTP05 itself, UCUM, SNOMED CT dose forms) to X12 CTP05. */
const UNITS: Readonly<Record<string, string>> = {
  UN: 'UN',
  ML: 'ML',
  GR: 'GR',
  ME: 'ME',
  F2: 'F2',
  G: 'GR',
  MG: 'ME',
  385049006: 'UN', // capsule
  385055001: 'UN', // tablet
};

/** The X12 unit (CTP05) of a drug quantity, null for one that is not known here. */
export const ndcUnitOf = (unit: string): string | null => UNITS[unit.toUpperCase()] ?? null;
