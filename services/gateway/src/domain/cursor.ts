import { z } from 'zod';

/** Where a page of claims, corrections or changes ended: the last one's time and id. */
const Cursor = z.tuple([z.iso.datetime({ precision: 3 }), z.string().regex(/^[\w-]{1,64}$/)]);
export type Cursor = z.infer<typeof Cursor>;

/** A cursor as the text that the next request brings back. */
export const cursorText = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Reads what `cursorText` wrote; null for anything else. A forged cursor can only move its forger within the own tenant's claims. */
export function readCursor(text: string): Cursor | null {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
