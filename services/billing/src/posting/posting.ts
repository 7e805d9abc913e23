import { claimHeld, claimPosted } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import { type Cause, emit, type Outgoing } from '@chargeline/messaging';
import { CLOCK, KEYS } from '@chargeline/runtime';
import { type KeyProvider, unseal } from '@chargeline/security';
import { Inject, Injectable } from '@nestjs/common';
import { claimRow, type PricedBill } from './claim-row.js';
import { type Arrival, arrive } from '../domain/life-cycle.js';
import { replacesAnother } from '../domain/professional-claim.js';
import { renderFaults } from '../domain/render-faults.js';
import { RevisionChanges } from './revision-changes.js';
import { BILLING_STORE, type BillingStore, type ClaimKey, type ClaimRow } from '../store/billing-store.js';

/** A priced claim revision that came. */
export interface PricedEvent {
  readonly event: Cause;
  readonly priced: PricedBill;
}

/** A claim revision that is not to be billed: rejected or held by rules, or back with a coder. */
export interface PassedOver extends ClaimKey {
  readonly revision: number;
}

interface Candidate {
  readonly row: Omit<ClaimRow, 'arrival'>;
  readonly corrects: boolean;
  readonly fault: string | null;
}

const otherContent = ({ claimId, revision }: Candidate['row']): ChargelineError =>
  new ChargelineError(
    'CHL_BILLING_SAME_REVISION_OTHER_CONTENT',
    `Revision ${revision} of claim ${claimId} came again with another content and changes nothing. A correction needs a revision of its own.`,
    false,
  );

/** How a revision is taken; one that is there already was taken before. Throws when it came with another content. */
function take(changes: RevisionChanges, { row, corrects, fault }: Candidate): Arrival {
  const history = changes.of(row);
  const known = history.revisions.find(({ revision }) => revision === row.revision);
  if (known !== undefined && known.digest !== row.digest) throw otherContent(row);
  if (known !== undefined) return known.arrival;
  const arrival = arrive(history, { revision: row.revision, corrects, fault });
  changes.add(row, arrival);
  return arrival;
}

/** What is said of a revision: an overtaken one is in the tables and nobody waits for it, so nothing is said. */
function told(event: Cause, row: Candidate['row'], { status, reason, because }: Arrival): readonly Outgoing[] {
  const { tenantId, encounterId, claimId, revision, payerId, totalCents, allowedCents } = row;
  const place = { tenantId, encounterId, claimId, revision };
  if (status === 'held')
    return [emit(claimHeld, event, { hold: { ...place, reason: reason ?? '', because: because ?? '' } })];
  if (status !== 'posted') return [];
  return [emit(claimPosted, event, { posting: { ...place, payerId: payerId ?? '', totalCents, allowedCents } })];
}

/** Takes claim revisions into the system of record, each once, and says of each what it said before. */
@Injectable()
export class Posting {
  constructor(
    @Inject(BILLING_STORE) private readonly store: BillingStore,
    @Inject(KEYS) private readonly keys: KeyProvider,
    @Inject(CLOCK) private readonly now: () => Date,
  ) {}

  async post(events: readonly PricedEvent[]): Promise<readonly Outgoing[]> {
    const candidates = this.candidates(events.map(({ priced }) => priced));
    const rows = candidates.map(({ row }) => row);
    let arrivals: readonly Arrival[] = [];
    await this.store.revise(rows, (histories) => {
      const changes = new RevisionChanges(histories);
      arrivals = candidates.map((candidate) => take(changes, candidate));
      return changes.changes();
    });
    return events.flatMap(({ event }, index) => told(event, rows[index]!, arrivals[index]!));
  }

  /** A revision that is not to be billed takes the earlier ones that wait with it. */
  async passOver(claims: readonly PassedOver[]): Promise<void> {
    await this.store.revise(claims, (histories) => {
      const changes = new RevisionChanges(histories);
      for (const claim of claims) changes.overtake(claim, claim.revision, 'withdrawn');
      return changes.changes();
    });
  }

  private candidates(bills: readonly PricedBill[]): readonly Candidate[] {
    const now = this.now();
    const opened = bills.map((bill) => {
      const { encounter } = bill;
      return { bill, identity: unseal(encounter.identity.sealed, encounter, this.keys) };
    });
    const faults = renderFaults(opened);
    return bills.map((bill, index) => ({
      row: claimRow(bill, now),
      corrects: replacesAnother(bill) && bill.claim.originalReference !== null,
      fault: faults[index] ?? null,
    }));
  }
}
