import type { FeeScheduleRow } from '@chargeline/codes';
import { type Anesthesia, openAnesthesia } from './anesthesia/pay.js';
import type { Line, Rates, Service } from './service.js';
import type { Unpriced } from './status.js';
import { type Unit, unitFor } from './unit.js';

/** A line that has no price by its code, place or modifiers alone. */
export interface Refusal {
  readonly is: 'refusal';
  readonly line: Line;
  readonly row: FeeScheduleRow | null;
  readonly status: Unpriced;
  readonly because: string;
}

/** Finds the row of a line and its fee for one unit, or why it has none. */
export function open(line: Line, rates: Rates): Service | Anesthesia | Refusal {
  const found = unitFor(line, rates);
  if (found.is === 'unit') return serviceOf(line, found, rates);
  if (found.is === 'refusal') return refusal(line, found.row, found.status, found.because);
  const opened = openAnesthesia(line, rates.anesthesia());
  return 'role' in opened ? opened : refusal(line, found.row, opened.status, opened.because);
}

const serviceOf = (line: Line, { told, row, cents, technical, cap, steps }: Unit, rates: Rates): Service => ({
  is: 'service',
  line,
  told,
  row,
  rates,
  cents,
  technical,
  cap,
  counted: false,
  reduced: false,
  pair: null,
  status: 'priced',
  because: null,
  steps,
});

export const refusal = (line: Line, row: FeeScheduleRow | null, status: Unpriced, because: string): Refusal => ({
  is: 'refusal',
  line,
  row,
  status,
  because,
});
