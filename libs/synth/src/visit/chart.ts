import { feeScheduleRow } from '@chargeline/codes';
import { type CalendarDate, daysBetween } from '@chargeline/kernel';
import type { Service } from '../specialties/service.js';
import type { Visit } from './visit.js';

/** What a practice knows of one patient: the visits drawn so far, in whatever order they are on the calendar. */
export type Chart = readonly Pick<Visit, 'serviceDate' | 'service'>[];

/** Global days that are paid with an operation, by the indicator of the fee schedule (Claims Processing Manual ch. 12 §40.1). */
const AFTERCARE: Readonly<Record<string, { readonly before: number; readonly after: number }>> = {
  '010': { before: 0, after: 10 },
  '090': { before: 1, after: 90 },
};

/** Whether a day is within what is paid with a service of another day. */
function isPaidWith({ charges }: Service, operated: CalendarDate, day: CalendarDate): boolean {
  const days = daysBetween(operated, day);
  return charges.some(({ code }) => {
    const aftercare = AFTERCARE[feeScheduleRow(operated, code)?.globalDays ?? ''];
    return aftercare !== undefined && -aftercare.before <= days && days <= aftercare.after;
  });
}

/** Whether the patient may come on a day: once a day, never before the first visit, and not for what an operation is paid with. */
export const isFree = (chart: Chart, day: CalendarDate): boolean =>
  chart.every(
    ({ serviceDate, service }) =>
      serviceDate !== day &&
      (service.firstVisit !== true || serviceDate < day) &&
      !isPaidWith(service, serviceDate, day),
  );

/** Whether a service may be given on a day: what is done once a year was not, and no other visit is within what is paid with it. */
export const isDue = (chart: Chart, day: CalendarDate, service: Service): boolean =>
  chart.every(
    (visit) =>
      (service.onceAYear === undefined || visit.service.onceAYear !== service.onceAYear) &&
      !isPaidWith(service, day, visit.serviceDate),
  );
