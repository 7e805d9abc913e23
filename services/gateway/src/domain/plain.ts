import { centsOf, isCalendarDate } from '@chargeline/kernel';
import { z } from 'zod';

/** One line of text without control characters or broken surrogates, which no table and no 837 can hold. */
export const text = (most: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** Several lines of text; tabs, too. */
export const lines = (most: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\r\n])*$/u);

/** A code: printable ASCII, so that no look-alike letter passes for another. */
export const code = (most: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[ -~]*$/);

/** The number of a rule, as `MOD-050`. */
export const ruleId = z
  .string()
  .regex(/^[A-Z]{2,4}-\d{3}$/)
  .meta({ examples: ['MOD-050'] });

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
