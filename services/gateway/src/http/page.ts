import { z } from 'zod';
import { readCursor } from '../domain/cursor.js';

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

/** `after` of a page that begins where another ended. */
export const after = z
  .string()
  .max(300)
  .refine((text) => readCursor(text) !== null, 'is not a cursor that a page ended with')
  .optional();
