import { dollars } from '@chargeline/kernel';
import type { Delivery } from '@chargeline/synth';
import { Client } from 'pg';

interface Row {
  readonly line: number;
  readonly code: string;
  readonly modifiers: string;
  readonly units: string;
  readonly charge_cents: string;
  readonly allowed_cents: string | null;
  readonly file: string | null;
}

const LINES = `
  select l.line, l.code, l.modifiers, l.units, l.charge_cents, l.allowed_cents, f.name as file
  from billing.claims c
  join billing.lines l using (tenant_id, claim_id, revision)
  left join billing.files f on f.file_id = c.file_id
  where c.claim_id = $1 and c.status = 'filed' order by l.line`;

const TOLD = /^(FT1|PR1|DG1)/;

const amount = (cents: string | null): string => (cents === null ? 'no price' : dollars(Number(cents)));

/** One claim told from the segments that charged it to what it is worth and where it went. No identity is in it. */
export async function sampleClaim(
  deliveries: readonly Delivery[],
  claimId: string,
  databaseUrl: string,
): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(LINES, [claimId]);
    const segments = deliveries
      .flatMap(({ body }) => body.toString('utf8').split('\r'))
      .filter((segment) => TOLD.test(segment));
    return [
      `claim ${claimId}`,
      ...segments.map((segment) => `  came in as   ${segment}`),
      ...rows.map(({ line, code, modifiers, units, charge_cents, allowed_cents }) => {
        const what = [code, modifiers].filter(Boolean).join(' ');
        return `  line ${line}       ${what} × ${Number(units)}, charged ${dollars(Number(charge_cents))}, allowed ${amount(allowed_cents)}`;
      }),
      `  went out in  ${rows[0]?.file ?? 'no file'}`,
    ];
  } finally {
    await client.end();
  }
}
