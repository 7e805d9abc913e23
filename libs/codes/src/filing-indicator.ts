/** Claim filing indicator codes that an 837 may carry (X12 005010X222A1, SBR09, data element 1032). */
export const CLAIM_FILING_INDICATORS = [
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  'AM',
  'BL',
  'CH',
  'CI',
  'DS',
  'FI',
  'HM',
  'LM',
  'MA',
  'MB',
  'MC',
  'OF',
  'TV',
  'VA',
  'WC',
  'ZZ',
] as const;

export type ClaimFilingIndicator = (typeof CLAIM_FILING_INDICATORS)[number];

const KNOWN: ReadonlySet<string> = new Set(CLAIM_FILING_INDICATORS);

/** Whether the text is a claim filing indicator of the 837. */
export const isClaimFilingIndicator = (code: string): code is ClaimFilingIndicator => KNOWN.has(code);
