import { type RulebookChange, rulebookChangeRequested } from '@chargeline/contracts';
import { emit, type Outgoing } from '@chargeline/messaging';

let asked = 0;
/** A change of a tenant's rulebook, as the gateway asks for it; each has an id of its own unless it says one. */
export function aChange(change: Partial<RulebookChange> & Pick<RulebookChange, 'action' | 'rule'>): Outgoing {
  asked += 1;
  const { tenantId = 'acme', changeId = `change-${asked}` } = change;
  const document = {
    change: {
      changeId,
      tenantId,
      requestedBy: 'analyst',
      reason: 'as we agreed',
      severity: null,
      text: null,
      ...change,
    },
  };
  return emit(rulebookChangeRequested, { id: changeId, tenant: tenantId, traceparent: '', releases: {} }, document);
}
