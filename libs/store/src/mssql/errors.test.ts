import { ChargelineError } from '@chargeline/kernel';
import sql from 'mssql';
import { expect, test } from 'vitest';
import { mssqlError } from './errors.js';

/** As the driver makes it of an error that the server sends. */
function told(number: number, severity: number, message = 'canary'): Error {
  const cause = Object.assign(new Error(message), { info: { number, class: severity } });
  return new sql.RequestError(cause, 'EREQUEST');
}

/** As the driver makes it of a fault of its own. */
const broken = (code: string): Error => new sql.ConnectionError(Object.assign(new Error('canary'), { code }));

for (const [why, error, retriable, message] of [
  ['chosen as the victim of a deadlock', told(1205, 13), true, 'The database does not answer (1205).'],
  ['a lock not had in time', told(1222, 16), true, 'The database does not answer (1222).'],
  ['an application lock not had', told(51_205, 16), true, 'The database does not answer (51205).'],
  ['Azure moves the database', told(40_613, 17), true, 'The database does not answer (40613).'],
  ['read-only after a fail-over', told(3906, 16), true, 'The database does not answer (3906).'],
  ['the disk is full: severity 17', told(1105, 17), true, 'The database does not answer (1105).'],
  ['a broken page: severity 24', told(823, 24), true, 'The database does not answer (823).'],
  ['a key that is there; its text quotes it', told(2627, 14), false, 'The database refused a statement (2627).'],
  ['a text that is too long', told(2628, 16), false, 'The database refused a statement (2628).'],
  ['no such table', told(208, 16), false, 'The database refused a statement (208).'],
  ['no right to it', told(229, 14), false, 'The database refused a statement (229).'],
  ['no answer in time', broken('ETIMEOUT'), true, 'The database does not answer (ETIMEOUT).'],
  ['a socket that broke', broken('ESOCKET'), true, 'The database does not answer (ESOCKET).'],
  ['the driver tells no number of a login', broken('ELOGIN'), true, 'The database does not answer (ELOGIN).'],
  ['a parameter that cannot be', broken('EARGS'), false, 'The database refused a statement (EARGS).'],
  ['nothing that we know', new Error('canary'), false, 'The database refused a statement (no code).'],
  ['nothing at all', undefined, false, 'The database refused a statement (no code).'],
] as const) {
  test(why, () => {
    const code = retriable ? 'CHL_STORE_UNAVAILABLE' : 'CHL_STORE_REFUSED';
    expect(mssqlError(error)).toMatchObject({ code, retriable, message });
  });
}

test('no connection became free in time', () => {
  const error = Object.assign(new Error('Failed to acquire'), { name: 'TimeoutError' });
  expect(mssqlError(error)).toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true });
});

test('a transaction that was aborted tells what aborted it', () => {
  const aborted = Object.assign(new sql.TransactionError('aborted', 'EABORT'), { originalError: told(2627, 14) });
  expect(mssqlError(aborted)).toMatchObject({
    code: 'CHL_STORE_REFUSED',
    message: expect.stringMatching(/2627/) as string,
  });
  expect(mssqlError(new sql.TransactionError('aborted', 'EABORT'))).toMatchObject({ retriable: true });
});

test('a certificate that nobody vouches for is named', () => {
  const cause = Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const socket = Object.assign(new Error('Failed to connect', { cause }), { code: 'ESOCKET' });
  expect(mssqlError(new sql.ConnectionError(socket)).message).toBe(
    'The database does not answer (ESOCKET, DEPTH_ZERO_SELF_SIGNED_CERT).',
  );
});

test('an error of ours stays what it is', () => {
  const ours = new ChargelineError('CHL_STORE_MSSQL_URL', 'x', false);
  expect(mssqlError(ours)).toBe(ours);
});
