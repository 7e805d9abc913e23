import { z } from 'zod';

const CLAIM = 'C[0-9A-HJKMNP-TV-Z]{19}';
const ENCOUNTER = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** A claim id, or the id of its encounter. */
export const RecordId = z
  .string()
  .regex(new RegExp(`^(?:${CLAIM}|${ENCOUNTER})$`))
  .meta({ description: 'A claim id, or the id of its encounter.' });

/** What a stranger wrote where an id should be is shown to nobody. */
export const idOrNull = (text: string): string | null => (RecordId.safeParse(text).success ? text : null);
