import { ChargelineError } from '@chargeline/kernel';

/** What a client's error may carry: wrapped ones stand in `cause` or `errors`, a broker's own fault is a `type` (kafkajs) or an `apiId`. */
interface KafkaFault {
  readonly name?: string;
  readonly type?: string;
  readonly apiId?: string;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** An error and all that it wraps, each before what it wraps. */
export function* chain(error: unknown): Generator<KafkaFault> {
  if (typeof error !== 'object' || error === null) return;
  const { cause, errors } = error as KafkaFault;
  yield error;
  yield* chain(cause);
  for (const wrapped of Array.isArray(errors) ? (errors as readonly unknown[]) : []) yield* chain(wrapped);
}

/** The broker's own name for a fault (Kafka protocol guide, error codes), as `MESSAGE_TOO_LARGE`. */
export function protocolFault(error: unknown): string | undefined {
  for (const { type, apiId } of chain(error)) {
    const fault = type ?? apiId;
    if (typeof fault === 'string') return fault;
  }
  return undefined;
}

// The two clients have different names for some faults.

/**
 * The member must join its group again: it was left out, or others come or go. kafkajs also does so when the group has another
 * coordinator; the second client (NOT_COORDINATOR) looks it up and stays a member.
 */
const REJOIN: ReadonlySet<string | undefined> = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'NOT_COORDINATOR_FOR_GROUP',
]);
export const isRejoin = (error: unknown): boolean => REJOIN.has(protocolFault(error));

/** The cluster does not agree yet on who leads a partition or a group: it was just made, or moves. */
const SETTLING: ReadonlySet<string | undefined> = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'NOT_LEADER_OR_FOLLOWER',
  'UNKNOWN_LEADER_EPOCH',
  'FENCED_LEADER_EPOCH',
  'GROUP_LOAD_IN_PROGRESS',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
  'NOT_COORDINATOR',
]);

/** The second client says of a topic that the brokers do not know yet only this, without the broker's own name for it. */
const isUnknownTopic = ({ code, message }: KafkaFault): boolean =>
  code === 'PLT_KFK_USER' && typeof message === 'string' && message.startsWith('Unknown topic ');

export const isSettling = (error: unknown): boolean =>
  SETTLING.has(protocolFault(error)) || [...chain(error)].some(isUnknownTopic);

export const isTooLarge = (error: unknown): boolean =>
  ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'].includes(protocolFault(error) ?? '');

export const noTopic = (topic: string): ChargelineError =>
  new ChargelineError('CHL_MESSAGING_NO_TOPIC', `There is no topic ${topic}. Create the topics first.`, false);

/** Says in our words what Kafka could not do. Trying again may help, but for what the broker will never take. `doing`: as `append to x`. */
export function fromKafka(error: unknown, doing: string): ChargelineError {
  if (error instanceof ChargelineError) return error;
  if (isTooLarge(error)) {
    const text = `Kafka refused to ${doing}: a record is above its max.message.bytes.`;
    return new ChargelineError('CHL_MESSAGING_TOO_LARGE', text, false, { cause: error });
  }
  const faults = [...chain(error)].map(
    ({ type, apiId, code, name }) => type ?? apiId ?? (typeof code === 'string' ? code : name),
  );
  const fault = faults.at(-1) ?? 'an unknown fault';
  const text = `Kafka could not ${doing}: ${fault}. Check that its brokers are up and that this client may.`;
  return new ChargelineError('CHL_MESSAGING_BROKER', text, true, { cause: error });
}
