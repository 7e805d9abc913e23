import { ChargelineError } from '@chargeline/kernel';

/** SQLSTATE classes that pass by themselves (PostgreSQL documentation, appendix A). */
const PASSING_CLASSES = new Set([
  '08', // the connection
  '40', // rolled back for another transaction's sake
  '53', // no room: disk, memory, connections
  '57', // shut down, crashed, starting, or out of time
  '58', // the operating system's fault: input and output
]);

/** Single states that pass although others of their class do not. */
const PASSING = new Set([
  '25006', // read-only: a standby, after a fail-over
  '25P03', // idle in a transaction for too long: we were slow
  '25P04', // the transaction took too long
  '55006', // in use by somebody else
  '55P03', // a lock that was not to be had in time
]);

/** In a passing class, but it says that the values do not fit the statement: that never passes. */
const LASTING = new Set(['08P01']);

/** Node's own words for a connection that broke or cannot be made. */
const BROKEN = new Set([
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'EMFILE',
  'ENETDOWN',
  'ENETUNREACH',
  'ENFILE',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What pg and TypeORM say, without a code, of a connection that is lost or was not to be had. */
const LOST =
  /^(connection terminated|timeout e(xceeded|xpired)|client (has|was) .*not queryable|query runner already)/i;

interface DriverError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly constraint?: unknown;
}

const stateOf = ({ code }: DriverError): string => (typeof code === 'string' ? code : '');

function passes(state: string, message: unknown): boolean {
  if (LASTING.has(state)) return false;
  if (PASSING.has(state) || PASSING_CLASSES.has(state.slice(0, 2)) || BROKEN.has(state)) return true;
  return typeof message === 'string' && LOST.test(message.replace(/^error: /i, ''));
}

/** The error of a database that cannot work now: try again. */
export const unavailable = (because: string): ChargelineError =>
  new ChargelineError('CHL_STORE_UNAVAILABLE', `The database does not answer (${because}).`, true);

/**
 * No connection was to be had, whatever the reason. Always retriable: it is never the fault of the statement, and what a
 * wrong password or a dropped database stops must wait, not be put aside.
 */
export const noConnection = (error: unknown): ChargelineError =>
  unavailable(stateOf(error as DriverError) || 'no connection');

/** Text of PostgreSQL quotes values, so only its code and the constraint's name are kept. Retriable when waiting may help. */
export function storeError(error: unknown): ChargelineError {
  if (error instanceof ChargelineError) return error;
  const { message, constraint } = error as DriverError;
  const state = stateOf(error as DriverError);
  if (passes(state, message)) return unavailable(state || 'connection lost');
  const where = typeof constraint === 'string' ? ` by ${constraint}` : '';
  return new ChargelineError(
    'CHL_STORE_REFUSED',
    `The database refused a statement (${state || 'no code'})${where}.`,
    false,
  );
}
