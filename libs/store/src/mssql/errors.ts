import { ChargelineError } from '@chargeline/kernel';
import { unavailable } from '../errors.js';
import { NO_APP_LOCK } from './app-lock.js';

/**
 * Errors that pass by themselves: Microsoft's list of transient errors for SqlClient ("Configurable retry logic"), what the
 * documentation of its errors says of recovery, restore and fail-over, and our own.
 */
const PASSING_BY_REASON = {
  'a lock was not to be had, or a deadlock chose us': [1204, 1205, 1222, 3960, NO_APP_LOCK],
  'the database is starting, recovering, being restored or kept for one user': [
    921, 922, 924, 927, 942, 4060, 4221, 18401,
  ],
  'a replica that is not, or no longer, the primary one': [976, 978, 979, 983, 3906, 3908],
  'the session was ended, the server shuts down or pauses': [596, 6005, 17142],
  'Azure is busy, or moves the database': [
    10928, 10929, 40143, 40166, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
  ],
} as const;

const PASSING = new Set<number>(Object.values(PASSING_BY_REASON).flat());

/** Severities that pass: 17 and 19 no room left (disk, log, memory), 20 and above the connection or the server broke. */
const passes = (severity: unknown): boolean =>
  typeof severity === 'number' && (severity === 17 || (severity >= 19 && severity <= 25));

/**
 * The driver's words for a connection that broke or cannot be made, for an answer that did not come in time, and for a
 * transaction that is gone. It keeps no number of a login that failed: a database that recovers and a wrong password look alike.
 */
const BROKEN = new Set([
  'EABORT',
  'ECANCEL',
  'ECLOSE',
  'ECONNCLOSED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EINSTLOOKUP',
  'ELOGIN',
  'ENOCONN',
  'ENOTBEGUN',
  'ENOTOPEN',
  'EPIPE',
  'ESOCKET',
  'ETIMEOUT',
]);

interface DriverError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly number?: unknown;
  readonly class?: unknown;
  readonly originalError?: unknown;
  readonly cause?: unknown;
}

/** The error and those that it was made of, the outermost first. */
function layersOf(error: unknown): readonly DriverError[] {
  if (typeof error !== 'object' || error === null) return [];
  const layer = error as DriverError;
  return [layer, ...layersOf(layer.originalError ?? layer.cause)];
}

/**
 * Text of SQL Server quotes values (2627 does), so only its number or the driver's own word is kept. Retriable when waiting may
 * help.
 */
export function mssqlError(error: unknown): ChargelineError {
  if (error instanceof ChargelineError) return error;
  const layers = layersOf(error);
  const refusal = layers.find(({ number }) => typeof number === 'number');
  if (refusal !== undefined) {
    const number = refusal.number as number;
    if (PASSING.has(number) || passes(refusal.class)) return unavailable(String(number));
    return new ChargelineError('CHL_STORE_REFUSED', `The database refused a statement (${number}).`, false);
  }
  const words = [...new Set(layers.map(({ code }) => code))].filter((code) => typeof code === 'string');
  const isPoolTimeout = layers.some(({ name }) => name === 'TimeoutError');
  if (isPoolTimeout || words.some((word) => BROKEN.has(word)))
    return unavailable(words.join(', ') || 'no free connection in time');
  return new ChargelineError(
    'CHL_STORE_REFUSED',
    `The database refused a statement (${words[0] ?? 'no code'}).`,
    false,
  );
}
