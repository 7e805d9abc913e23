import { claimBatch } from '../dialects/claim-batch/claim-batch.js';
import { fhirBundle } from '../dialects/fhir/bundle.js';
import { hl7Message } from '../dialects/hl7/message.js';
import type { Door } from '../practice/practice.js';
import type { Visit } from '../visit/visit.js';
import type { DeliveryKind, Step } from './step.js';

/** One message as it is sent. Messages of one visit must be sent in their order, each after the answer to the one before. */
export interface Delivery {
  /** Place in the order of sending, from 1. */
  readonly ordinal: number;
  readonly door: Door;
  readonly tenantId: string;
  /** As the directory has it; `rest` for claim batches, as gateway calls them. */
  readonly sourceId: string;
  /** MSH-10, the value of Bundle.identifier, or the idempotency key of a batch. */
  readonly messageId: string;
  /** Keys of the visits that it tells of. */
  readonly visits: readonly string[];
  readonly kind: DeliveryKind;
  readonly expect: 'accepted' | 'refused';
  /** Without a frame: HL7 text, or JSON. */
  readonly body: Buffer;
}

const BODIES: Readonly<Record<Door, (visit: Visit, step: Step) => Buffer>> = {
  mllp: hl7Message,
  'hl7-http': hl7Message,
  fhir: fhirBundle,
  'claim-batch': claimBatch,
};

const REST_SOURCE = 'rest';

export const sourceIdOf = ({ door, practice }: Visit): string => (door === 'claim-batch' ? REST_SOURCE : practice.id);

/** A visit among all of a practice: tenant, source and visit number. */
export const visitKeyOf = (visit: Visit): string =>
  `${visit.practice.tenantId}/${sourceIdOf(visit)}/${visit.visitNumber}`;

export function deliveryOf(visit: Visit, step: Step, ordinal: number): Delivery {
  const { kind, expect, messageId } = step;
  return {
    ordinal,
    door: visit.door,
    tenantId: visit.practice.tenantId,
    sourceId: sourceIdOf(visit),
    messageId,
    visits: [visitKeyOf(visit)],
    kind,
    expect,
    body: BODIES[visit.door](visit, step),
  };
}
