import { ChargelineError } from '@chargeline/kernel';

/** SQLSTATE classes that pass by themselves: connection, insufficient resources, operator intervention, rollback, system error. */
const PASSING = ['08', '40', '53', '55', '57', '58'];

/** Node's own words for a connection that broke or cannot be made. */
const BROKEN = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

interface DriverError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly constraint?: unknown;
}

/** Text of PostgreSQL quotes values, so only its code and the constraint's name are kept. Retriable when waiting may help. */
export function storeError(error: unknown): ChargelineError {
  if (error instanceof ChargelineError) return error;
  const { code, message, constraint } = error as DriverError;
  const state = typeof code === 'string' ? code : '';
  const lost =
    typeof message === 'string' &&
    /connection (terminated|ended)|timeout exceeded when trying to connect/i.test(message);
  if (lost || BROKEN.has(state) || PASSING.includes(state.slice(0, 2))) {
    return new ChargelineError(
      'CHL_STORE_UNAVAILABLE',
      `The database does not answer (${state || 'connection lost'}).`,
      true,
    );
  }
  const where = typeof constraint === 'string' ? ` by ${constraint}` : '';
  return new ChargelineError(
    'CHL_STORE_REFUSED',
    `The database refused a statement (${state || 'no code'})${where}.`,
    false,
  );
}
