import type { MigrationInterface, QueryRunner } from '@chargeline/store';

export class Corrections1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table corrections (
        tenant text not null,
        event_id text collate "C" not null,
        encounter_id text not null,
        command_id text,
        asked_at timestamptz not null,
        requested_by text,
        reason text,
        corrected text[] not null,
        cleared text[] not null,
        repaired text[] not null,
        completed_id text not null,
        refused_id text not null,
        primary key (tenant, event_id)
      )`);
    await runner.query('create index corrections_page on corrections (tenant, encounter_id, asked_at, event_id)');
    await runner.query(`
      create table correction_outcomes (
        tenant text not null,
        event_id text not null,
        revision int,
        because text,
        primary key (tenant, event_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table corrections, correction_outcomes');
  }
}
