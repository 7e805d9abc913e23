import type { CalendarDate, Cents } from '@chargeline/kernel';
import { halfUp } from './allowed.js';

interface Cut {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Hundredths of the payment. */
  readonly hundredths: number;
  readonly source: string;
}

/** What the Budget Control Act of 2011 takes from Medicare's payments, by day of service. No cut before the first row. */
const CUTS: readonly Cut[] = [
  { from: '2013-04-01', to: '2020-04-30', hundredths: 2, source: '2 U.S.C. 901a (6)' },
  { from: '2020-05-01', to: '2022-03-31', hundredths: 0, source: 'CARES Act § 3709, Pub. L. 116-260, 117-7, 117-71' },
  { from: '2022-04-01', to: '2022-06-30', hundredths: 1, source: 'Pub. L. 117-71 § 2' },
  { from: '2022-07-01', to: '9999-12-31', hundredths: 2, source: 'Pub. L. 117-71 § 2' },
];

/** Of the allowed amount, in hundredths; the patient owes the rest (42 CFR 410.152). */
const MEDICARE_PAYS = 80;
const WHOLE = 100;

/** What Medicare pays of an allowed amount: 80 %, less the sequestration of the day, rounded once, half a cent up. The deductible is not known here. */
export function paymentCents(allowed: Cents, day: CalendarDate): Cents {
  const cut = CUTS.find(({ from, to }) => from <= day && day <= to)?.hundredths ?? 0;
  return halfUp(allowed * MEDICARE_PAYS * (WHOLE - cut), WHOLE * WHOLE);
}
