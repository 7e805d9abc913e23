import { appLock, appUnlock, type Query } from '@chargeline/store';
import type { Arrival, History, Status } from '../../domain/life-cycle.js';
import { type ClaimKey, claimKey, type Histories, type KnownRevision } from '../billing-store.js';
import { KEYS, keyOf, sameClaim } from './rows.js';

/**
 * Held while claims are being locked, and given back as soon as they are. SQL Server locks rows in the order of its plan, which
 * nobody can order, so that two members with the same claims could each wait for the other; one at a time they cannot.
 */
const TURN = 'chargeline.billing.revise';

/** Rows that are missing are made before the turn is over, so that nobody else can make them at the same time. */
const MAKE = `${appLock(TURN)}
insert into billing.latest with (rowlock) (tenant_id, claim_id, revision)
select k.tenantId, k.claimId, 0 from ${KEYS} as k
left loop join billing.latest as l with (updlock, rowlock) on ${sameClaim('l', 'k')}
where l.claim_id is null;`;

/** `updlock` reads what is committed last, also where plain reads see a snapshot, and keeps its lock until the transaction ends. */
const LATEST = `select l.tenant_id as tenantId, l.claim_id as claimId, l.revision
from ${KEYS} as k
inner loop join billing.latest as l with (updlock, rowlock) on ${sameClaim('l', 'k')};`;

const KNOWN = `select c.tenant_id as tenantId, c.claim_id as claimId, c.revision, c.status, c.digest,
  c.arrived_as as arrivedAs, c.hold_reason as reason, c.hold_because as because
from ${KEYS} as k
inner loop join billing.claims as c with (updlock, rowlock) on ${sameClaim('c', 'k')}
order by c.tenant_id, c.claim_id, c.revision;
${appUnlock(TURN)}`;

interface RevisionRow extends ClaimKey {
  readonly revision: number;
  readonly status: Status;
  readonly digest: string;
  readonly arrivedAs: Arrival['status'];
  readonly reason: string | null;
  readonly because: string | null;
}

/**
 * Locks the claims for this transaction, making their rows where there are none, and their revisions too: a filing that is
 * under way is waited for, and one that begins passes them over.
 */
export async function lockHistories(query: Query, claims: readonly ClaimKey[]): Promise<Histories> {
  const distinct = new Map(claims.map((claim) => [claimKey(claim), keyOf(claim)]));
  const keys = [JSON.stringify([...distinct.values()])];
  await query(MAKE, keys);
  const latest = await query<ClaimKey & { revision: number }>(LATEST, keys);
  const known = await query<RevisionRow>(KNOWN, keys);
  const histories = new Map<string, History<KnownRevision> & { revisions: KnownRevision[] }>(
    latest.map((row) => [claimKey(row), { latest: row.revision, revisions: [] }]),
  );
  for (const { revision, status, digest, arrivedAs, reason, because, ...key } of known) {
    const arrival = { status: arrivedAs, reason, because };
    histories.get(claimKey(key))!.revisions.push({ revision, status, digest, arrival });
  }
  return histories;
}
