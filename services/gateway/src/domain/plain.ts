import { centsOf, isCalendarDate } from '@chargeline/kernel';
import { z } from 'zod';

/** One line of text without control characters or broken surrogates, which no table and no 837 can hold. */
export const text = (most: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** A code: printable ASCII, so that no look-alike letter passes for another. */
export const code = (most: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[ -~]*$/);

/** A day of the calendar, `YYYY-MM-DD`. */
export const day = z
  .string()
  .refine(isCalendarDate, 'must be a day of the calendar, YYYY-MM-DD')
  .meta({ format: 'date' });

const isAmount = (amount: string): boolean => (centsOf(amount) ?? -1) >= 0;

/** Dollars as decimal text with at most two decimals and no sign: JSON numbers would lose cents. */
export const amount = z
  .string()
  .max(16)
  .refine(isAmount, 'must be an amount like "85.52"')
  .meta({ examples: ['85.52'] });
