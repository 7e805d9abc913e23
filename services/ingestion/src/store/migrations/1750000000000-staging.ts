import type { MigrationInterface, QueryRunner } from '@chargeline/store';

/** Documents are JSON text with the identity sealed; the database never sees it open. */
export class Staging1750000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table encounters (
        tenant_id text not null,
        encounter_id uuid not null,
        revision int not null default 0,
        document text,
        primary key (tenant_id, encounter_id)
      )`);
    await runner.query(`
      create table inbox (
        tenant_id text not null,
        event_id uuid not null,
        encounter_id uuid not null,
        digest text not null,
        outcome text not null,
        revision int not null,
        document text,
        releases text not null,
        received_at timestamptz not null default now(),
        primary key (tenant_id, event_id)
      )`);
    await runner.query('create index inbox_encounter on inbox (tenant_id, encounter_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table inbox');
    await runner.query('drop table encounters');
  }
}
