import { claimIdOf, ChargelineError } from '@chargeline/kernel';
import type { Detail } from './detail.js';

/** What one event says of one encounter. Amounts in cents; null is "not said here". */
export interface Step {
  readonly tenantId: string;
  readonly encounterId: string;
  readonly claimId: string;
  readonly revision: number;
  readonly payerId: string | null;
  readonly totalCents: number | null;
  readonly allowedCents: number | null;
  readonly detail: Detail;
}

interface Said extends Partial<Omit<Step, 'claimId'>> {
  readonly tenantId: string;
  readonly encounterId: string;
  readonly revision: number;
}

/** Throws CHL_GATEWAY_TENANT when the document of an event of `tenant` (its header) is another tenant's. */
export function mustBeOf(tenant: string, documents: string): void {
  if (tenant === documents) return;
  throw new ChargelineError('CHL_GATEWAY_TENANT', "An event's header and document name different tenants.", false);
}

/** The step that an event of `tenant` (its header) says. Throws CHL_GATEWAY_TENANT when its document is another tenant's. */
export function stepOf(tenant: string, said: Said): Step {
  mustBeOf(tenant, said.tenantId);
  const { tenantId, encounterId, revision, payerId, totalCents, allowedCents, detail } = said;
  return {
    tenantId,
    encounterId,
    claimId: claimIdOf(encounterId),
    revision,
    payerId: payerId ?? null,
    totalCents: totalCents ?? null,
    allowedCents: allowedCents ?? null,
    detail: detail ?? {},
  };
}

/** Of steps of one stage, the latest revision of each encounter: one statement may not touch a row twice. Sorted, so that batches lock rows in one order. */
export function latestOfEach<S extends Step>(steps: readonly S[]): readonly S[] {
  const latest = new Map<string, S>();
  for (const step of steps) {
    const place = JSON.stringify([step.tenantId, step.encounterId]);
    const known = latest.get(place);
    if (known === undefined || step.revision >= known.revision) latest.set(place, step);
  }
  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, step]) => step);
}
