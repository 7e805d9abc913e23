import { z } from 'zod';

/** `limit` of a page: 1 to `most`, `usual` when it is not said. */
export const limitOf = (most: number, usual: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .default(String(usual))
    .transform(Number)
    .pipe(z.int().max(most));

/** `limit` of a page of claims or letters. */
export const limit = limitOf(500, 100);
