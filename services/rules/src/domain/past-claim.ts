import type { CalendarDate } from '@chargeline/kernel';

/** A line of an earlier claim of the same patient. */
export interface PastLine {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly serviceFrom: CalendarDate;
  readonly serviceTo: CalendarDate;
  readonly placeOfService: string | null;
}

/** An earlier claim of the same patient that goes to a payer: who did what and when. */
export interface PastClaim {
  readonly billingNpi: string | null;
  readonly renderingNpi: string | null;
  /** Of who rendered it. */
  readonly taxonomy: string | null;
  readonly lines: readonly PastLine[];
}
