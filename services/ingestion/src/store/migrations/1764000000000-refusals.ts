import type { MigrationInterface, QueryRunner } from '@chargeline/store';

/** Why a correction was refused, so that a redelivery says the same again. */
export class Refusals1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table inbox add column because text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table inbox drop column because');
  }
}
