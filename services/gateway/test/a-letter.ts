import { type DeadLetter, deadLetters } from '@chargeline/contracts';
import { emit, letterIdOf, type Outgoing } from '@chargeline/messaging';

/** What a room writes when it parks a record, or lets it go. */
export function aLetter(changes: Partial<DeadLetter> & Pick<DeadLetter, 'key' | 'offset'>): Outgoing {
  const place = { topic: 'scoring.claim.scored.v1', partition: 0, offset: changes.offset };
  const service = changes.service ?? 'pricing';
  const letter: DeadLetter = {
    letterId: letterIdOf(service, place),
    state: 'parked',
    service,
    tenantId: 'acme',
    eventId: '6d3f1c0a-0000-5000-8000-00000000000e',
    code: 'CHL_PRICING_POISON',
    waitsBehind: null,
    traceparent: null,
    subject: null,
    ...place,
    ...changes,
  };
  const cause = { id: letter.letterId, tenant: letter.tenantId, traceparent: '', releases: {} };
  return emit(deadLetters(service), cause, { letter }, { ordinal: letter.state === 'parked' ? 0 : 1 });
}
