import { expect, test } from 'vitest';
import { mssqlAddress } from './address.js';

test('the whole of it', () =>
  expect(mssqlAddress('mssql://sa:p%40ss%2Fw%3Ard@db.example:14330/chargeline?encrypt=false')).toEqual({
    host: 'db.example',
    port: 14330,
    username: 'sa',
    password: 'p@ss/w:rd',
    database: 'chargeline',
    encrypt: false,
    trustServerCertificate: false,
  }));

test('the least of it: the usual port, TLS, and a certificate that must be right', () =>
  expect(mssqlAddress('mssql://[::1]/chargeline')).toEqual({
    host: '::1',
    port: 1433,
    username: '',
    password: '',
    database: 'chargeline',
    encrypt: true,
    trustServerCertificate: false,
  }));

for (const [why, url, says] of [
  ['another database', 'postgres://sa:canary@db/chargeline', /not an mssql:\/\/ url/],
  ['an ADO string', 'Server=db;Database=chargeline;Password=canary', /not an mssql:\/\/ url/],
  ['no host', 'mssql:///chargeline', /with a host/],
  ['no database: the tables would land in master', 'mssql://sa:canary@db/', /names no database/],
  ['a misspelt word would be TLS without a check, or none', 'mssql://sa:canary@db/x?Encrypt=false', /none of encrypt/],
  ['a word with another value', 'mssql://sa:canary@db/x?encrypt=strict', /encrypt that is neither/],
  ['a broken escape', 'mssql://sa:canary%4@db/x', /two hex digits/],
] as const) {
  test(`refused, and nothing of it quoted: ${why}`, () => {
    expect(() => mssqlAddress(url)).toThrow(says);
    expect(() => mssqlAddress(url)).not.toThrow(/canary/);
    expect(() => mssqlAddress(url)).toThrow(expect.objectContaining({ code: 'CHL_STORE_MSSQL_URL', retriable: false }));
  });
}
