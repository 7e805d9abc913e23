import type { MigrationInterface, QueryRunner } from '@chargeline/store';

/** Keys and digests are SHA-256 in hex; the answer is as it was sent, null when none was wanted. */
export class Messages1750000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table messages (
        tenant_id text not null,
        source_id text not null,
        message_key text not null,
        digest text not null,
        status int not null,
        answer bytea,
        encounters text not null,
        received_at timestamptz not null default now(),
        primary key (tenant_id, source_id, message_key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table messages');
  }
}
