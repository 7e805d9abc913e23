import type { MigrationInterface, QueryRunner } from '@chargeline/store';

/** Documents are JSON text with the identity sealed; the database never sees it open. Money is whole cents. */
export class Claims1750000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table claims (
        tenant_id text not null,
        claim_id text not null,
        revision int not null,
        encounter_id text not null,
        payer_id text,
        payer_name text,
        filing_indicator text,
        status text not null check (status in ('posted', 'filed', 'superseded', 'withdrawn', 'held')),
        arrived_as text not null,
        hold_reason text,
        hold_because text,
        frequency text not null,
        original_reference text,
        service_from date,
        total_cents bigint not null,
        allowed_cents bigint,
        denial_risk double precision not null,
        route text not null,
        model text not null,
        digest text not null,
        document text not null,
        file_id uuid,
        posted_at timestamptz not null,
        primary key (tenant_id, claim_id, revision)
      )`);
    await runner.query('create index claims_by_id on claims (claim_id)');
    await runner.query(`create index claims_waiting on claims (tenant_id, payer_id) where status = 'posted'`);
    await runner.query('create index claims_in_file on claims (tenant_id, file_id) where file_id is not null');
    await runner.query(`
      create table lines (
        tenant_id text not null,
        claim_id text not null,
        revision int not null,
        line int not null,
        code text not null,
        modifiers text not null,
        units numeric(12, 3) not null,
        charge_cents bigint not null,
        allowed_cents bigint,
        service_from date not null,
        service_to date not null,
        place_of_service text,
        pointers text not null,
        primary key (tenant_id, claim_id, revision, line)
      )`);
    await runner.query(`
      create table latest (
        tenant_id text not null,
        claim_id text not null,
        revision int not null,
        primary key (tenant_id, claim_id)
      )`);
    await runner.query(`
      create table control_numbers (
        tenant_id text primary key,
        last int not null check (last between 1 and 999999999)
      )`);
    await runner.query(`
      create table files (
        tenant_id text not null,
        file_id uuid not null,
        payer_id text not null,
        interchange int not null,
        name text not null,
        header text not null,
        command_id text,
        claims int not null,
        total_cents bigint not null,
        created_at timestamptz not null,
        sha256 text,
        exported_at timestamptz,
        announced_at timestamptz,
        primary key (tenant_id, file_id),
        unique (tenant_id, interchange)
      )`);
    await runner.query('create index files_unsettled on files (tenant_id) where announced_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['files', 'control_numbers', 'latest', 'lines', 'claims']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
