import { listOf } from './code-list.js';

/** Claim adjustment reason codes (X12, external code list 139). */
export const carc = listOf({
  kind: 'carc',
  title: 'claim adjustment reasons (CARC)',
  publisher: 'X12, Claim Adjustment Reason Codes',
  heading: /^(CARC|CARCCODES?|(CLAIM)?ADJUSTMENTREASON(CODES?)?)$/,
  code: /^(\d{1,3}|[A-Z]\d{1,3})$/,
  what: 'a claim adjustment reason',
  has: ['1', '16', '45', '96', '97', 'A1', 'B7'],
  band: [200, 700],
});

/** Remittance advice remark codes (CMS and X12, external code list 411). */
export const rarc = listOf({
  kind: 'rarc',
  title: 'remittance remarks (RARC)',
  publisher: 'CMS and X12, Remittance Advice Remark Codes',
  heading: /^(RARC|RARCCODES?|(REMITTANCEADVICE)?REMARK(CODES?)?)$/,
  code: /^(M|MA|N)\d{1,4}$/,
  what: 'a remittance remark',
  has: ['M1', 'M15', 'MA01', 'MA130', 'N115', 'N130'],
  band: [600, 3_000],
});

/** Places of service (CMS, Place of Service Code Set). */
export const placeOfService = listOf({
  kind: 'place-of-service',
  title: 'places of service',
  publisher: 'CMS, Place of Service Code Set',
  heading: /^(POS|POSCODES?|PLACEOFSERVICE(CODES?)?)$/,
  code: /^\d\d$/,
  what: 'a place of two digits',
  width: 2,
  has: ['11', '12', '21', '22', '23', '24', '31', '32', '81', '99'],
  // Of discharge statuses, value codes and the like.
  hasNot: /^(00|40|70|80|90)$/,
  band: [45, 99],
});

/** Types of bill, as claims carry them: three characters, without the zero that the form prints before them (NUBC, FL 4). */
export const billType = listOf({
  kind: 'bill-type',
  title: 'types of bill',
  publisher: 'NUBC, Type of Bill',
  heading: /^(TOB|TOBCODES?|BILLTYPE(CODES?)?|TYPEOFBILL(CODES?)?)$/,
  code: /^[1-9][1-9][0-9A-Z]$/,
  what: 'a type of bill of three characters',
  printed: /^0(?=[1-9][1-9][0-9A-Z]$)/,
  has: ['111', '117', '131', '137'],
  band: [40, 2_000],
});

/** Revenue codes (NUBC, FL 42). */
export const revenueCode = listOf({
  kind: 'revenue-code',
  title: 'revenue codes',
  publisher: 'NUBC, Revenue Codes',
  heading: /^(REV|REVENUE|REVENUECENTER)CODES?$/,
  code: /^\d{4}$/,
  what: 'a revenue code of four digits',
  width: 4,
  category: /^\d{3}X$/,
  has: ['0001', '0100', '0250', '0450', '0636'],
  // Of lists that count from one.
  hasNot: /^00(0[2-9]|1\d)$/,
  band: [300, 2_000],
});
