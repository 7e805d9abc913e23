export { type EmbeddedPostgres, startPostgres } from './postgres/embedded.js';
export { openStore, type Query, type Store, type StoreOptions } from './store.js';
export type { MigrationInterface, QueryRunner } from 'typeorm';
