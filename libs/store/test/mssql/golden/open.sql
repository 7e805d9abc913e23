SELECT SCHEMA_NAME() AS "schema_name"

begin

declare @applock int;
exec @applock = sp_getapplock @Resource = N'chargeline.notes_schema.migrations', @LockMode = 'Exclusive', @LockOwner = 'Transaction';
if @applock < 0
begin
  ;throw 51205, N'No application lock.', 1;
end;

if schema_id(N'notes_schema') is null exec(N'create schema [notes_schema]');

SELECT * FROM "chargeline"."INFORMATION_SCHEMA"."TABLES" WHERE "TABLE_NAME" = @0 AND "TABLE_SCHEMA" = @1
-- @0 nvarchar(10), @1 nvarchar(12)

CREATE TABLE "notes_schema"."migrations" ("id" int NOT NULL IDENTITY(1,1), "timestamp" bigint NOT NULL, "name" varchar(255) NOT NULL, CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY ("id"))

SELECT * FROM "chargeline"."notes_schema"."migrations" "migrations" ORDER BY "id" DESC

create table notes_schema.notes (id int not null primary key)

INSERT INTO "chargeline"."notes_schema"."migrations"("timestamp", "name") VALUES (@0, @1)
-- @0 bigint, @1 nvarchar(18)

commit
