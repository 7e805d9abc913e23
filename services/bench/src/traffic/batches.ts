import { type Delivery, deliveriesOf, type SentVisit, visitsOf } from '@chargeline/synth';
import type { Traffic } from './traffic.js';

/** Few claims of a practice come in batches, so those few are sent again and again, each time as another visit of another patient. */
const PRACTICE = 750;
const MOST_CLAIMS = 100;
/** A short run has small batches, so that each of its phases has some. */
const BATCHES_AT_LEAST = 50;

interface Pattern {
  readonly visit: SentVisit;
  readonly claim: { readonly patient: object };
}

/** One claim, without faults, as the practice sends it in a batch of one. */
function patternsOf(seed: number): readonly Pattern[] {
  const practice = { encounters: PRACTICE, seed };
  const visits = new Map([...visitsOf(practice)].map((visit) => [visit.key, visit]));
  return [...deliveriesOf(practice)]
    .filter(({ door }) => door === 'claim-batch')
    .map(({ body, visits: [key] }) => {
      const { claims } = JSON.parse(body.toString('utf8')) as { readonly claims: readonly Pattern['claim'][] };
      return { visit: visits.get(key!)!, claim: claims[0]! };
    });
}

const referenceOf = (number: number): string => `R${String(number).padStart(8, '0')}`;

function copyOf({ visit }: Pattern, number: number): SentVisit {
  const visitNumber = referenceOf(number);
  return { ...visit, visitNumber, key: `${visit.tenantId}/${visit.sourceId}/${visitNumber}` };
}

/** Batches of up to 100 claims through REST, each batch of one tenant. */
export function batchTraffic(claims: number, seed: number): Traffic {
  const size = Math.max(1, Math.min(MOST_CLAIMS, Math.floor(claims / BATCHES_AT_LEAST)));
  const byTenant = [...Map.groupBy(patternsOf(seed), ({ visit }) => visit.tenantId).values()];

  /** Batch after batch, tenant after tenant. */
  function* batches(): Generator<readonly { readonly pattern: Pattern; readonly visit: SentVisit }[]> {
    for (let first = 0, ordinal = 0; first < claims; first += size, ordinal += 1) {
      const patterns = byTenant[ordinal % byTenant.length]!;
      yield Array.from({ length: Math.min(size, claims - first) }, (_, at) => {
        const pattern = patterns[(ordinal + at) % patterns.length]!;
        return { pattern, visit: copyOf(pattern, first + at) };
      });
    }
  }

  function* deliveries(): Generator<Delivery> {
    let ordinal = 0;
    for (const batch of batches()) {
      const { tenantId, sourceId } = batch[0]!.visit;
      const told = batch.map(({ pattern: { claim }, visit: { visitNumber: reference } }) => ({
        ...claim,
        reference,
        patient: { ...claim.patient, medicalRecordNumber: `M${reference}` },
      }));
      yield {
        ordinal: (ordinal += 1),
        door: 'claim-batch',
        tenantId,
        sourceId,
        messageId: `bench-${ordinal}`,
        visits: batch.map(({ visit }) => visit.key),
        kind: 'first',
        expect: 'accepted',
        body: Buffer.from(JSON.stringify({ claims: told }), 'utf8'),
      };
    }
  }

  function* visits(): Generator<SentVisit> {
    for (const batch of batches()) for (const { visit } of batch) yield visit;
  }

  return { deliveries, visits };
}
