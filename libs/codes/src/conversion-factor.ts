import type { CalendarDate } from '@chargeline/kernel';

/** Dollars for one relative value unit, in ten-thousandths, by day of service. */
const FACTORS = [{ from: '2025-01-01', to: '2025-12-31', tenThousandths: 323_465 }] as const;

/** The Medicare conversion factor of the day in ten-thousandths of a dollar: 323465 is 32.3465. Undefined when none is loaded. */
export function conversionFactor(date: CalendarDate): number | undefined {
  return FACTORS.find(({ from, to }) => from <= date && date <= to)?.tenThousandths;
}
