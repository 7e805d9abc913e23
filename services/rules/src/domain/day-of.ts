import type { CalendarDate } from '@chargeline/kernel';

/** The day (UTC) of a time: in ISO 8601, in milliseconds, or as a date. */
export const dayOf = (time: string | number | Date): CalendarDate => new Date(time).toISOString().slice(0, 10);
