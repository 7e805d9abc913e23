import type { ClaimLine, Price, Score } from '@chargeline/contracts';
import type { Cents } from '@chargeline/kernel';
import { contentDigest } from './content-digest.js';
import type { Bill } from '../domain/bill.js';
import type { ClaimRow, LineRow } from '../store/billing-store.js';

/** What billing reads of a priced claim. */
export interface PricedBill extends Bill {
  readonly score: Score;
  readonly price: Pick<Price, 'allowedCents' | 'lines'>;
}

/** The charge id, the minutes and the drug stay in the document. */
function lineRow(billed: ClaimLine, allowedCents: Cents | null): LineRow {
  const { chargeId: _, minutes: __, ndc: ___, ...line } = billed;
  return { ...line, allowedCents };
}

/** A claim revision as a row, before it is known how it is taken. */
export function claimRow(priced: PricedBill, postedAt: Date): Omit<ClaimRow, 'arrival'> {
  const { encounter, claim, score, price } = priced;
  const allowed = new Map(price.lines.map(({ line, allowedCents }) => [line, allowedCents]));
  const lines = claim.lines.map((line) => lineRow(line, allowed.get(line.line) ?? null));
  return {
    tenantId: encounter.tenantId,
    claimId: claim.claimId,
    revision: claim.revision,
    encounterId: encounter.encounterId,
    payerId: encounter.coverage?.payerId ?? null,
    payerName: encounter.coverage?.payerName ?? null,
    filingIndicator: encounter.coverage?.filingIndicator ?? null,
    frequency: claim.frequency,
    originalReference: claim.originalReference,
    serviceFrom: lines.map(({ serviceFrom }) => serviceFrom).sort()[0] ?? null,
    totalCents: claim.totalCents,
    allowedCents: price.allowedCents,
    denialRisk: score.denialRisk,
    route: score.route,
    model: score.model,
    digest: contentDigest(priced, price),
    document: JSON.stringify({ encounter, claim } satisfies Bill),
    postedAt,
    lines,
  };
}
