import type { ClaimKey } from '../billing-store.js';

/**
 * How keys are told apart: by their code points, as PostgreSQL does. Said in each comparison with a text from JSON, whose own
 * collation would be the database's. (Blanks at the end of a text count for nothing in any collation.)
 */
const BINARY = 'collate Latin1_General_100_BIN2';

/**
 * Texts from JSON are taken as long as they may be, so that one that is too long for its column is an error when it is stored.
 * Taken at the column's own length it would be cut off, and a key would become another key.
 */
export const TEXT = 'nvarchar(4000)';

/** `columns` of a JSON array in `@0`; the batch is one parameter, of any number of rows. */
export const jsonRows = (columns: string): string => `openjson(@0) with (${columns})`;

export const KEYS = jsonRows(`tenantId ${TEXT}, claimId ${TEXT}`);
export const REVISIONS = `tenantId ${TEXT}, claimId ${TEXT}, revision int`;

/** The condition that row `table` is of the claim that `json` names. */
export const sameClaim = (table: string, json: string): string =>
  `${table}.tenant_id = ${json}.tenantId ${BINARY} and ${table}.claim_id = ${json}.claimId ${BINARY}`;

export const keyOf = ({ tenantId, claimId }: ClaimKey): ClaimKey => ({ tenantId, claimId });

/** UTC as JSON carries it for `datetime2(3)`: without a zone, which that type has not. */
export const utc = (at: Date): string => at.toISOString().slice(0, -1);
