import { isClaimFilingIndicator } from '@chargeline/codes';
import { isBlank, placeOf } from '../claim-document.js';
import { eachLine, type Rule, wholeClaim } from '../rule.js';

/** Ten digits with the cents: the most that an amount of the 837 may have (005010X222A1, SV102 and CLM02). */
const MOST_CENTS = 9_999_999_999;

/** A category II code only reports; it may be charged with nothing. */
const onlyReports = (code: string): boolean => /^\d{4}F$/.test(code);

/** Payer, money, place and what is billed at all. */
export const requiredOfClaim: readonly Rule[] = [
  {
    id: 'REQ-012',
    severity: 'reject',
    because: 'There is no payer id, so nobody can be sent this claim. Choose the payer.',
    source: 'X12 005010X222A1, loop 2010BB, NM109',
    broken: wholeClaim(({ encounter }) => isBlank(encounter.coverage?.payerId)),
  },
  {
    id: 'REQ-013',
    severity: 'reject',
    because: 'The payer has no name. Choose the payer.',
    source: 'X12 005010X222A1, loop 2010BB, NM103',
    broken: wholeClaim(({ encounter }) => isBlank(encounter.coverage?.payerName)),
  },
  {
    id: 'REQ-014',
    severity: 'reject',
    because:
      'The kind of insurance (claim filing indicator) is missing or not one of the list. Choose it for the payer.',
    source: 'X12 005010X222A1, loop 2000B, SBR09',
    broken: wholeClaim(({ encounter }) => !isClaimFilingIndicator(encounter.coverage?.filingIndicator ?? '')),
  },
  {
    id: 'REQ-015',
    severity: 'reject',
    because: 'The claim has no lines. Enter what was done.',
    source: 'X12 005010X222A1, loop 2400',
    broken: wholeClaim(({ claim }) => claim.lines.length === 0),
  },
  {
    id: 'REQ-016',
    severity: 'reject',
    because: 'The claim has no diagnosis. Code why the patient was seen.',
    source: 'X12 005010X222A1, loop 2300, HI01',
    broken: wholeClaim(({ claim }) => claim.diagnoses.length === 0),
  },
  {
    id: 'REQ-017',
    severity: 'reject',
    because: 'The line charges nothing. Enter the amount for all of its units.',
    source: 'X12 005010X222A1, loop 2400, SV102; Claims Processing Manual ch. 26 §10.4, item 24F',
    broken: eachLine(({ code, chargeCents }) => !(chargeCents > 0 || (chargeCents === 0 && onlyReports(code)))),
  },
  {
    id: 'REQ-018',
    severity: 'reject',
    because: 'The total is not the sum of the lines. Draft the claim again.',
    source: 'X12 005010X222A1, loop 2300, CLM02',
    broken: wholeClaim(
      ({ claim }) => claim.totalCents !== claim.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
    ),
  },
  {
    id: 'REQ-019',
    severity: 'reject',
    because:
      "A replacement or a void must name the payer's number of the claim that it changes. Enter it from the remittance.",
    source: 'X12 005010X222A1, loop 2300, CLM05-3 and REF02 (F8)',
    broken: wholeClaim(({ claim }) => claim.frequency !== '1' && isBlank(claim.originalReference)),
  },
  {
    id: 'REQ-020',
    severity: 'reject',
    because: 'The line has no place of service, and the encounter names none. Enter where it was done.',
    source: 'X12 005010X222A1, loop 2300, CLM05-1; Claims Processing Manual ch. 26 §10.4, item 24B',
    broken: eachLine((line, document) => isBlank(placeOf(line, document))),
  },
  {
    id: 'REQ-021',
    severity: 'reject',
    because: 'The amount is more than 99,999,999.99, which no 837 can carry. Correct it.',
    source: 'X12 005010X222A1, loop 2400, SV102',
    broken: eachLine(({ chargeCents }) => chargeCents > MOST_CENTS),
  },
  {
    id: 'REQ-022',
    severity: 'warn',
    because:
      "The claim is an original and yet names another claim's number. Make it a replacement, or take the number out.",
    source: 'X12 005010X222A1, loop 2300, REF02 (F8)',
    broken: wholeClaim(({ claim }) => claim.frequency === '1' && !isBlank(claim.originalReference)),
  },
];
