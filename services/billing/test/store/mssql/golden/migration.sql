
      create table billing.claims (
        tenant_id nvarchar(40) collate Latin1_General_100_BIN2 not null,
        claim_id nvarchar(20) collate Latin1_General_100_BIN2 not null,
        revision int not null,
        encounter_id nvarchar(100) not null,
        payer_id nvarchar(80) collate Latin1_General_100_BIN2 null,
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
      )

create index claims_by_id on billing.claims (claim_id)

create index claims_waiting on billing.claims (tenant_id, payer_id, posted_at, claim_id) where status = 'posted'

create index claims_in_file on billing.claims (tenant_id, file_id) where file_id is not null


      create table billing.lines (
        tenant_id nvarchar(40) collate Latin1_General_100_BIN2 not null,
        claim_id nvarchar(20) collate Latin1_General_100_BIN2 not null,
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
      )

alter table billing.claims set (lock_escalation = disable)

alter table billing.lines set (lock_escalation = disable)


      create table billing.latest (
        tenant_id nvarchar(40) collate Latin1_General_100_BIN2 not null,
        claim_id nvarchar(20) collate Latin1_General_100_BIN2 not null,
        revision int not null,
        constraint latest_key primary key clustered (tenant_id, claim_id)
      )


      create table billing.control_numbers (
        tenant_id nvarchar(40) collate Latin1_General_100_BIN2 not null constraint control_numbers_key primary key clustered,
        last_number int not null constraint control_numbers_range check (last_number between 1 and 999999999)
      )


      create table billing.files (
        tenant_id nvarchar(40) collate Latin1_General_100_BIN2 not null,
        file_id uniqueidentifier not null,
        payer_id nvarchar(80) collate Latin1_General_100_BIN2 not null,
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
      )


      create index files_unsettled on billing.files (created_at, tenant_id, interchange)
        include (payer_id, header, command_id, claims, total_cents, sha256, exported_at, announced_at)
        where announced_at is null

drop table billing.files

drop table billing.control_numbers

drop table billing.latest

drop table billing.lines

drop table billing.claims
