import { segmentOut, type SegmentOut } from '../codec/segment-out.js';
import { claimName } from './check-claim.js';
import type { ProfessionalClaim } from './claim.js';
import { byBillingProvider, byPatient, bySubscriber, type Level, type Numbered } from './hierarchy.js';
import { claimSegments } from './write-claim.js';
import { billingProviderSegments, patientSegments, subscriberSegments } from './write-parties.js';

/** Numbers the HL segments of a transaction set: HL01 counts on from 1, HL02 is the parent's HL01. */
class Numbering {
  last = 0;

  next(parent: number | null, code: '20' | '22' | '23', hasChildren: boolean): SegmentOut {
    this.last += 1;
    return segmentOut(
      '',
      'HL',
      String(this.last),
      parent === null ? '' : String(parent),
      code,
      hasChildren ? '1' : '0',
    );
  }
}

const nameOf = ({ claim, ordinal }: Numbered): string => claimName(claim, ordinal);

/** Loops 2000A, 2000B and 2000C with the claims in them. */
export function* hierarchySegments(claims: readonly ProfessionalClaim[]): Generator<SegmentOut> {
  const numbering = new Numbering();
  for (const billing of byBillingProvider(claims)) {
    yield numbering.next(null, '20', true);
    const parent = numbering.last;
    yield* billingProviderSegments(billing.first.claim.billingProvider, nameOf(billing.first));
    for (const subscriber of bySubscriber(billing)) yield* subscriberLevel(subscriber, parent, numbering);
  }
}

function* subscriberLevel(level: Level, billing: number, numbering: Numbering): Generator<SegmentOut> {
  const { subscriber, payer, patient } = level.first.claim;
  const isPatient = patient === undefined;
  yield numbering.next(billing, '22', !isPatient);
  const parent = numbering.last;
  yield* subscriberSegments(subscriber, payer, isPatient, nameOf(level.first));
  if (isPatient) {
    yield* claimsOf(level);
    return;
  }
  for (const dependent of byPatient(level)) {
    yield numbering.next(parent, '23', false);
    yield* patientSegments(dependent.first.claim.patient ?? patient, nameOf(dependent.first));
    yield* claimsOf(dependent);
  }
}

function* claimsOf(level: Level): Generator<SegmentOut> {
  for (const numbered of level.all) yield* claimSegments(numbered.claim, nameOf(numbered));
}
