import { z } from 'zod';

/** `limit` of a page: 1 to 500, 100 when it is not said. */
export const limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .default('100')
  .transform(Number)
  .pipe(z.int().max(500));
