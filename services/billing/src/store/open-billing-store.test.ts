import type { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { openBillingStore } from './open-billing-store.js';

const nowhere = { DATABASE_URL: 'postgres://nobody:canary@127.0.0.1:1/none' };

async function failure(env: Record<string, string>): Promise<ChargelineError> {
  try {
    await openBillingStore(env);
  } catch (error) {
    return error as ChargelineError;
  }
  return expect.fail('It opened.');
}

for (const [why, env, names] of [
  ['PostgreSQL unless said, and where it is', {}, /DATABASE_URL/],
  ['SQL Server, and where it is; a PostgreSQL is none', { ...nowhere, BILLING_STORE: 'mssql' }, /BILLING_MSSQL_URL/],
  ['a third one', { ...nowhere, BILLING_STORE: 'oracle-canary' }, /BILLING_STORE/],
  [
    'an address of another kind',
    { BILLING_STORE: 'mssql', BILLING_MSSQL_URL: nowhere.DATABASE_URL },
    /BILLING_MSSQL_URL: .*mssql:\/\/user:password@host/,
  ],
  [
    'an address without a database',
    { BILLING_STORE: 'mssql', BILLING_MSSQL_URL: 'mssql://sa:canary@127.0.0.1' },
    /BILLING_MSSQL_URL: .*names no database/,
  ],
] as const) {
  test(`stops the start and names the variable, not its value: ${why}`, async () => {
    const error = await failure(env);
    expect(error).toMatchObject({ code: 'CHL_RUNTIME_SETTINGS', retriable: false });
    expect(error.message).toMatch(names);
    expect(error.message).not.toContain('canary');
  });
}

for (const [why, env] of [
  ['PostgreSQL', { ...nowhere, BILLING_MSSQL_URL: 'not looked at' }],
  [
    'SQL Server',
    {
      DATABASE_URL: 'not looked at',
      BILLING_STORE: 'mssql',
      BILLING_MSSQL_URL: 'mssql://sa:canary@127.0.0.1:1/none?encrypt=false',
    },
  ],
] as const) {
  test(`opens the chosen one alone: ${why}`, async () =>
    expect(await failure(env)).toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true }));
}
