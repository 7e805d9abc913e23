import type { CalendarDate } from '@chargeline/kernel';
import type { Format } from '../official/format.js';

const two = (number: number): string => String(number).padStart(2, '0');
const lastDay = (year: number, month: number): string =>
  `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;

/** Until another release says otherwise. */
export const OPEN_END: CalendarDate = '2199-12-31';

/** The name of a release and the days it is for, from its year and first month. */
export function spanOf(
  span: Format['span'],
  year: number,
  month: number | null,
): { readonly name: string; readonly from: CalendarDate; readonly to: CalendarDate } {
  const begin = month ?? 1;
  const monthly = { name: `${year}-${two(begin)}`, from: `${year}-${two(begin)}-01` };
  switch (span) {
    case 'calendar-year':
      return { name: String(year), from: `${year}-01-01`, to: `${year}-12-31` };
    case 'quarter-to-year-end':
      return { ...monthly, to: `${year}-12-31` };
    case 'quarter':
      return { ...monthly, to: lastDay(year, Math.ceil(begin / 3) * 3) };
    case 'fiscal-year': {
      const to = `${year}-09-30`;
      if (month === null || month === 10) return { name: `FY${year}`, from: `${year - 1}-10-01`, to };
      return { name: `FY${year}-${two(begin)}`, from: `${begin > 10 ? year - 1 : year}-${two(begin)}-01`, to };
    }
    case 'until-replaced':
      return { ...monthly, to: OPEN_END };
  }
}
