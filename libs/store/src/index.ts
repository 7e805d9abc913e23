export { type EmbeddedPostgres, type PostgresOptions, startPostgres } from './postgres/embedded.js';
export type { Query } from './connection.js';
export { openStore, type Store, type StoreOptions } from './store.js';
export type { MigrationInterface, QueryRunner } from 'typeorm';
export { mssqlAddress } from './mssql/address.js';
export { appLock, appUnlock } from './mssql/app-lock.js';
export { openMssqlStore } from './mssql/open-mssql-store.js';
