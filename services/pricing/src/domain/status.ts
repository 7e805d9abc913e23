/** What became of a line. Every status but `priced` and `not-payable` leaves it without an amount. */
export const STATUSES = [
  'priced',
  'not-payable',
  'carrier-priced',
  'by-report',
  'bundled',
  'not-covered',
  'not-valid',
  'other-schedule',
  'statutory-exclusion',
  'anesthesia',
  'not-in-schedule',
  'not-adjusted',
  'no-rate',
] as const;
export type Status = (typeof STATUSES)[number];
export type Unpriced = Exclude<Status, 'priced'>;

/** Status codes of the fee schedule without a price of its own (Claims Processing Manual ch. 23, Addendum, field 4). */
export const WITHOUT_PRICE: Readonly<Record<string, { readonly status: Unpriced; readonly because: string }>> = {
  B: { status: 'bundled', because: 'is paid within other services' },
  C: { status: 'carrier-priced', because: 'is priced by the Medicare contractor' },
  D: { status: 'not-valid', because: 'was deleted' },
  E: { status: 'other-schedule', because: 'is excluded from the fee schedule by regulation and may be paid otherwise' },
  F: { status: 'not-valid', because: 'was deleted without a grace period' },
  G: { status: 'not-valid', because: 'is not valid for Medicare, which wants another code' },
  H: { status: 'not-valid', because: 'has no part of this kind any more' },
  I: { status: 'not-valid', because: 'is not used by Medicare, which wants another code' },
  M: { status: 'not-covered', because: 'measures and is not paid' },
  N: { status: 'not-covered', because: 'is not covered by Medicare' },
  P: { status: 'bundled', because: 'is bundled or excluded' },
  Q: { status: 'not-covered', because: 'reports therapy and is not paid' },
  X: { status: 'statutory-exclusion', because: 'is by statute no service of this schedule; another may pay it' },
};

/** Status codes that carry relative values and are paid. */
export const PRICED: ReadonlySet<string> = new Set(['A', 'R', 'T']);
/** Paid only when nothing else is paid to the same physician on the day. */
export const PAID_ALONE = 'T';
/** Priced by time and a factor of its own. */
export const ANESTHESIA = 'J';
