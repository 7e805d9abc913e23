import { dollars } from '@chargeline/kernel';
import { Client } from 'pg';
import type { Delivered } from './deliver.js';

interface Claim {
  readonly denial_risk: number;
  readonly model: string;
  readonly payer_id: string;
  readonly name: string;
}

interface Line {
  readonly line: number;
  readonly code: string;
  readonly modifiers: string;
  readonly units: string;
  readonly charge_cents: string;
  readonly allowed_cents: string | null;
}

const CLAIM = `
  select c.denial_risk, c.model, c.payer_id, f.name from billing.claims c
  join billing.files f using (tenant_id, file_id) where c.claim_id = $1 and c.status = 'filed'`;

const LINES = `
  select l.line, l.code, l.modifiers, l.units, l.charge_cents, l.allowed_cents
  from billing.claims c join billing.lines l using (tenant_id, claim_id, revision)
  where c.claim_id = $1 and c.status = 'filed' order by l.line`;

/** Segments that tell of charges and diagnoses; those with an identity are left out. */
const TOLD = /^(FT1|PR1|DG1)/;

const amount = (cents: string | null): string => (cents === null ? 'no price' : dollars(Number(cents)));

function lineOf({ line, code, modifiers, units, charge_cents, allowed_cents }: Line): string {
  const what = [code, modifiers].filter((text) => text !== '').join(' ');
  return `  line ${line}    ${what} × ${Number(units)}, charged ${amount(charge_cents)}, allowed ${amount(allowed_cents)}`;
}

/** One billed claim told from the segments that charged it to the file in which it went out. No identity is in it. */
export async function sampleClaim(
  messages: readonly Delivered[],
  claimId: string,
  databaseUrl: string,
): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const [claim] = (await client.query<Claim>(CLAIM, [claimId])).rows;
    const lines = (await client.query<Line>(LINES, [claimId])).rows;
    const segments = messages
      .flatMap(({ delivery }) => delivery.body.toString('utf8').split('\r'))
      .filter((text) => TOLD.test(text));
    return [
      `claim ${claimId}`,
      ...segments.map((segment) => `  came as   ${segment}`),
      ...lines.map(lineOf),
      `  scored    ${claim!.denial_risk.toFixed(3)} by ${claim!.model}`,
      `  went to   ${claim!.payer_id} in ${claim!.name}`,
    ];
  } finally {
    await client.end();
  }
}
