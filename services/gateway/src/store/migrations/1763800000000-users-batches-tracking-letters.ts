import type { MigrationInterface, QueryRunner } from '@chargeline/store';

export class UsersBatchesTrackingLetters1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table users (
        name text primary key,
        tenant text not null,
        password_hash text not null,
        roles text[] not null
      )`);
    await runner.query(`
      create table batches (
        tenant text not null,
        idempotency_key text not null,
        batch_id text not null,
        body_digest text not null,
        seals text[],
        opened_at timestamptz not null,
        published_at timestamptz,
        primary key (tenant, idempotency_key)
      )`);
    await runner.query(`
      create table tracking (
        tenant text not null,
        encounter_id text collate "C" not null,
        claim_id text not null,
        revision int not null,
        rank smallint not null,
        stage text not null,
        since timestamptz not null,
        payer_id text,
        total_cents bigint,
        allowed_cents bigint,
        detail jsonb not null,
        primary key (tenant, encounter_id)
      )`);
    await runner.query('create unique index tracking_claim on tracking (tenant, claim_id)');
    await runner.query(`
      create index tracking_failed on tracking (tenant, since, encounter_id)
      where stage in ('held', 'referred', 'rejected')`);
    await runner.query(`
      create table letters (
        letter_id text primary key,
        seq bigint generated always as identity,
        tenant text not null,
        service text not null,
        key text not null,
        topic text not null,
        partition int not null,
        "offset" text not null,
        event_id text not null,
        code text not null,
        waits_behind text,
        state text not null,
        parked_at timestamptz not null
      )`);
    await runner.query(`create index letters_parked on letters (tenant, seq) where state = 'parked'`);
    await runner.query(`create index letters_parked_key on letters (tenant, key) where state = 'parked'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table users, batches, tracking, letters');
  }
}
