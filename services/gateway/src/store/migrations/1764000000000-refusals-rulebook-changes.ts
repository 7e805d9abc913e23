import type { MigrationInterface, QueryRunner } from '@chargeline/store';

export class RefusalsRulebookChanges1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table tracking add column refusal text');
    await runner.query(`
      create table rulebook_changes (
        tenant text not null,
        change_id text not null,
        seq bigint generated always as identity,
        action text not null,
        rule text not null,
        severity text,
        text text,
        reason text not null,
        requested_by text not null,
        requested_at timestamptz,
        state text not null,
        because text,
        before text,
        after text,
        decided_at timestamptz,
        primary key (tenant, change_id)
      )`);
    await runner.query('create unique index rulebook_changes_page on rulebook_changes (tenant, seq)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rulebook_changes');
    await runner.query('alter table tracking drop column refusal');
  }
}
