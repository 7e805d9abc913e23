import type { MigrationInterface, QueryRunner } from '@chargeline/store';

/** A key: as long as the contracts allow, told apart by code points as in PostgreSQL, in `nvarchar` as the driver's values are. */
const key = (length: number): string => `nvarchar(${length}) collate Latin1_General_100_BIN2`;

/**
 * `nvarchar` for what comes from outside (`varchar` would turn a letter that it has not into `?`), `varchar` for words of our own.
 * Documents are JSON text with the identity sealed; the database never sees it open. Money is whole cents, times are UTC.
 */
export class MssqlClaims1750000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table billing.claims (
        tenant_id ${key(40)} not null,
        claim_id ${key(20)} not null,
        revision int not null,
        encounter_id nvarchar(100) not null,
        payer_id ${key(80)} null,
        payer_name nvarchar(60) null,
        filing_indicator nvarchar(2) null,
        status varchar(10) not null
          constraint claims_status check (status in ('posted', 'filed', 'superseded', 'withdrawn', 'held')),
        arrived_as varchar(10) not null,
        hold_reason varchar(60) null,
        hold_because nvarchar(max) null,
        frequency nvarchar(1) not null,
        original_reference nvarchar(50) null,
        service_from date null,
        total_cents bigint not null,
        allowed_cents bigint null,
        denial_risk float not null,
        route varchar(40) not null,
        model nvarchar(200) not null,
        digest varchar(64) not null,
        document nvarchar(max) not null,
        file_id uniqueidentifier null,
        posted_at datetime2(3) not null,
        constraint claims_key primary key clustered (tenant_id, claim_id, revision)
      )`);
    await runner.query('create index claims_by_id on billing.claims (claim_id)');
    // Without total_cents: number-file.ts says why.
    await runner.query(
      `create index claims_waiting on billing.claims (tenant_id, payer_id, posted_at, claim_id) where status = 'posted'`,
    );
    await runner.query('create index claims_in_file on billing.claims (tenant_id, file_id) where file_id is not null');
    await runner.query(`
      create table billing.lines (
        tenant_id ${key(40)} not null,
        claim_id ${key(20)} not null,
        revision int not null,
        line int not null,
        code nvarchar(30) not null,
        modifiers nvarchar(40) not null,
        units decimal(12, 3) not null,
        charge_cents bigint not null,
        allowed_cents bigint null,
        service_from date not null,
        service_to date not null,
        place_of_service nvarchar(2) null,
        pointers varchar(100) not null,
        constraint lines_key primary key clustered (tenant_id, claim_id, revision, line)
      )`);
    // A file takes up to 5,000 claims, a batch more lines: SQL Server would lock the whole table, and nobody else could post.
    await runner.query('alter table billing.claims set (lock_escalation = disable)');
    await runner.query('alter table billing.lines set (lock_escalation = disable)');
    await runner.query(`
      create table billing.latest (
        tenant_id ${key(40)} not null,
        claim_id ${key(20)} not null,
        revision int not null,
        constraint latest_key primary key clustered (tenant_id, claim_id)
      )`);
    await runner.query(`
      create table billing.control_numbers (
        tenant_id ${key(40)} not null constraint control_numbers_key primary key clustered,
        last_number int not null constraint control_numbers_range check (last_number between 1 and 999999999)
      )`);
    await runner.query(`
      create table billing.files (
        tenant_id ${key(40)} not null,
        file_id uniqueidentifier not null,
        payer_id ${key(80)} not null,
        interchange int not null,
        name varchar(20) not null,
        header nvarchar(max) not null,
        command_id nvarchar(200) null,
        claims int not null,
        total_cents bigint not null,
        created_at datetime2(3) not null,
        sha256 varchar(64) null,
        exported_at datetime2(3) null,
        announced_at datetime2(3) null,
        constraint files_key primary key clustered (tenant_id, file_id),
        constraint files_interchange unique (tenant_id, interchange)
      )`);
    // Holds all that is read by it, so that a reader never waits for the table's row with the index's in hand.
    await runner.query(`
      create index files_unsettled on billing.files (created_at, tenant_id, interchange)
        include (payer_id, header, command_id, claims, total_cents, sha256, exported_at, announced_at)
        where announced_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['files', 'control_numbers', 'latest', 'lines', 'claims']) {
      await runner.query(`drop table billing.${table}`);
    }
  }
}
