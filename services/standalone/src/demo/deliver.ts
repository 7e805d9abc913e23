import type { Delivery } from '@chargeline/synth';
import type { Line } from '../the-line.js';
import type { Answer } from '../senders/answer.js';
import { sendFhir } from '../senders/fhir.js';
import { MllpSender, sendHl7 } from '../senders/hl7.js';
import { type GatewayUser, sendBatch } from '../senders/rest.js';

/** A delivery and what its door said. */
export interface Delivered {
  readonly delivery: Delivery;
  readonly answer: Answer;
}

const LANES = 8;

/** Deliveries of one visit stay in one lane, so that they arrive in the order in which they were sent. */
export function lanesOf(deliveries: Iterable<Delivery>): readonly Delivery[][] {
  const lanes: Delivery[][] = Array.from({ length: LANES }, () => []);
  const laneOf = new Map<string, Delivery[]>();
  let next = 0;
  for (const delivery of deliveries) {
    const lane =
      delivery.visits.map((visit) => laneOf.get(visit)).find((known) => known !== undefined) ?? lanes[next++ % LANES]!;
    for (const visit of delivery.visits) laneOf.set(visit, lane);
    lane.push(delivery);
  }
  return lanes;
}

/** Sends everything through the real doors, several senders at once, each waiting for its answer before it sends the next. */
export async function deliver(
  deliveries: Iterable<Delivery>,
  { doors }: Pick<Line, 'doors'>,
  users: ReadonlyMap<string, GatewayUser>,
  each: (delivered: Delivered) => void,
): Promise<void> {
  const lane = async (mine: readonly Delivery[]): Promise<void> => {
    const mllp = new MllpSender(doors.mllp);
    const send = ({ door, body, sourceId, tenantId, messageId }: Delivery): Promise<Answer> => {
      if (door === 'mllp') return mllp.send(body);
      if (door === 'hl7-http') return sendHl7(doors.ehr, body);
      if (door === 'fhir') return sendFhir(doors.ehr, body, sourceId);
      return sendBatch(users.get(tenantId)!, body, messageId);
    };
    try {
      for (const delivery of mine) each({ delivery, answer: await send(delivery) });
    } finally {
      await mllp.close();
    }
  };
  await Promise.all(lanesOf(deliveries).map(lane));
}
