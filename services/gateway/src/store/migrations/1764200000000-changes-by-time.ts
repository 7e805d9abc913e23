import type { MigrationInterface, QueryRunner } from '@chargeline/store';

export class ChangesByTime1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index rulebook_changes_page');
    await runner.query('alter table rulebook_changes drop column seq');
    await runner.query(`
      create index rulebook_changes_page
      on rulebook_changes (tenant, (coalesce(requested_at, decided_at)), (change_id collate "C"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index rulebook_changes_page');
    await runner.query('alter table rulebook_changes add column seq bigint generated always as identity');
    await runner.query('create unique index rulebook_changes_page on rulebook_changes (tenant, seq)');
  }
}
