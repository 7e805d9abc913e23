import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { noConnection, storeError } from './errors.js';

/** As pg gives it: PostgreSQL's text quotes values. */
const fromServer = (code: string): Error => Object.assign(new Error('Key (ssn)=(123-45-6789)'), { code });

for (const [code, why] of [
  ['08006', 'the connection failed'],
  ['08001', 'the connection could not be made'],
  ['25006', 'a fail-over left us on a read-only standby; the next connection may reach the new primary'],
  ['25P03', 'we were idle in a transaction for too long; nothing is wrong with the statement'],
  ['25P04', 'the transaction took too long, perhaps because of others'],
  ['40001', 'another transaction came first: PostgreSQL asks to repeat'],
  ['40P01', 'a deadlock was broken by choosing us'],
  ['53100', 'the disk is full until somebody makes room'],
  ['53200', 'out of memory'],
  ['53300', 'too many connections'],
  ['55006', 'somebody else uses the object'],
  ['55P03', 'a lock was not to be had in time'],
  ['57014', 'the statement took too long'],
  ['57P01', 'the server is shut down'],
  ['57P02', 'another connection crashed, so all were ended'],
  ['57P03', 'the server starts or recovers'],
  ['58030', 'the disk failed'],
  ['ECONNREFUSED', 'nobody listens: the server is away'],
  ['ECONNRESET', 'the server went away'],
  ['EPIPE', 'the server went away before we wrote'],
  ['EHOSTUNREACH', 'no way to the server'],
  ['EAI_AGAIN', 'the name server does not answer'],
] as const) {
  test(`${code} passes: ${why}`, () => {
    const told = storeError(fromServer(code));
    expect(told).toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true });
    expect(told.message).toBe(`The database does not answer (${code}).`);
  });
}

for (const [code, why] of [
  ['08P01', 'the values do not fit the statement, although the class is that of connections'],
  ['22001', 'a value is too long'],
  ['23505', 'the row is there already'],
  ['25P02', 'the statement before failed, and that error decides'],
  ['28P01', 'the password is wrong: a start must stop and say so'],
  ['3D000', 'there is no such database'],
  ['42P01', 'there is no such table'],
  ['42501', 'we lack the right'],
  ['55000', 'the object is in the wrong state, which no waiting changes'],
  ['XX000', 'a fault in PostgreSQL that this statement meets each time'],
  ['XX001', 'the data are damaged, which no waiting repairs'],
] as const) {
  test(`${code} lasts: ${why}`, () => {
    const told = storeError(fromServer(code));
    expect(told).toMatchObject({ code: 'CHL_STORE_REFUSED', retriable: false });
    expect(told.message).toBe(`The database refused a statement (${code}).`);
  });
}

for (const [message, why] of [
  ['Connection terminated unexpectedly', 'the server was killed'],
  ['Connection terminated', 'we cut off a statement that got no answer'],
  ['Connection terminated due to connection timeout', 'the server let us in too slowly'],
  ['timeout exceeded when trying to connect', 'no connection of the pool was free in time'],
  ['timeout expired', 'the server never answered the first word'],
  ['Client has encountered a connection error and is not queryable', 'the connection broke between two statements'],
  ['Client was closed and is not queryable', 'we closed the connection after an error'],
  ['Query runner already released. Cannot run queries anymore.', "TypeORM's word for a connection that broke"],
] as const) {
  test(`"${message}" passes: ${why}`, () =>
    expect(storeError(new Error(message))).toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true }));
}

test('a fault of our own is not taken for a lost connection', () => {
  const told = storeError(new TypeError('lines is not iterable after connection terminated'));
  expect(told).toMatchObject({ code: 'CHL_STORE_REFUSED', retriable: false });
});

for (const [error, says, why] of [
  [fromServer('28P01'), '28P01', 'a password that was changed under a running service'],
  [fromServer('3D000'), '3D000', 'a database that is dropped for a restore'],
  [new Error('The server does not support SSL connections'), 'no connection', 'a fault without a code'],
] as const) {
  test(`no connection is never the fault of the statement: ${why}`, () => {
    expect(noConnection(error)).toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true });
    expect(noConnection(error).message).toBe(`The database does not answer (${says}).`);
  });
}

test('an error that was told already stays as it is', () => {
  const told = new ChargelineError('CHL_BILLING_NO_CLAIM', 'There is no such claim.', false);
  expect(storeError(told)).toBe(told);
});
