import { ChargelineError } from '@chargeline/kernel';
import { MultipleErrors, ProtocolError } from '@platformatic/kafka';
import { expect, test } from 'vitest';
import { fromKafka, isRejoin, isSettling, protocolFault } from './kafka-error.js';

const fault = (fields: object): Error => Object.assign(new Error('text of kafkajs'), fields);
const wrapped = (cause: unknown): Error => fault({ name: 'KafkaJSNumberOfRetriesExceeded', cause });

for (const [why, error, code, retriable, says] of [
  [
    'a protocol fault in a wrapper',
    wrapped(fault({ type: 'REQUEST_TIMED_OUT' })),
    'CHL_MESSAGING_BROKER',
    true,
    'REQUEST_TIMED_OUT',
  ],
  [
    'too few copies',
    wrapped(fault({ type: 'NOT_ENOUGH_REPLICAS' })),
    'CHL_MESSAGING_BROKER',
    true,
    'NOT_ENOUGH_REPLICAS',
  ],
  [
    'too few copies, by the second client',
    new MultipleErrors('failed', [new ProtocolError('NOT_ENOUGH_REPLICAS')]),
    'CHL_MESSAGING_BROKER',
    true,
    'NOT_ENOUGH_REPLICAS',
  ],
  [
    'a socket',
    wrapped(fault({ name: 'KafkaJSConnectionError', code: 'ECONNREFUSED' })),
    'CHL_MESSAGING_BROKER',
    true,
    'ECONNREFUSED',
  ],
  [
    'a fault of kafkajs',
    fault({ name: 'KafkaJSNotImplemented' }),
    'CHL_MESSAGING_BROKER',
    true,
    'KafkaJSNotImplemented',
  ],
  [
    'too large a record',
    wrapped(fault({ type: 'MESSAGE_TOO_LARGE' })),
    'CHL_MESSAGING_TOO_LARGE',
    false,
    'max.message.bytes',
  ],
  [
    'too large a batch',
    fault({ type: 'RECORD_LIST_TOO_LARGE' }),
    'CHL_MESSAGING_TOO_LARGE',
    false,
    'max.message.bytes',
  ],
  [
    'a fault of the second client, among several',
    Object.assign(new AggregateError([fault({ code: 'PLT_KFK_NETWORK' }), fault({ apiId: 'MESSAGE_TOO_LARGE' })]), {
      code: 'PLT_KFK_MULTIPLE',
    }),
    'CHL_MESSAGING_TOO_LARGE',
    false,
    'max.message.bytes',
  ],
  [
    'the last of several',
    Object.assign(new AggregateError([fault({ code: 'PLT_KFK_NETWORK' }), fault({ apiId: 'REQUEST_TIMED_OUT' })]), {
      code: 'PLT_KFK_MULTIPLE',
    }),
    'CHL_MESSAGING_BROKER',
    true,
    'REQUEST_TIMED_OUT',
  ],
  ['no error at all', 'a string', 'CHL_MESSAGING_BROKER', true, 'an unknown fault'],
] as const) {
  test(`wrapped: ${why}`, () => {
    const told = fromKafka(error, 'append to x');
    expect(told).toMatchObject({ code, retriable });
    expect(told.message).toContain(says);
    expect(told.message).toContain('append to x');
    expect(told.message).not.toContain('text of kafkajs');
  });
}

test('an error of ours stays as it is', () => {
  const ours = new ChargelineError('CHL_TEST', 'Ours.', false);
  expect(fromKafka(ours, 'append to x')).toBe(ours);
});

for (const [type, rejoin] of [
  ['REBALANCE_IN_PROGRESS', true],
  ['ILLEGAL_GENERATION', true],
  ['UNKNOWN_MEMBER_ID', true],
  ['NOT_COORDINATOR_FOR_GROUP', true],
  ['NOT_COORDINATOR', false],
  ['REQUEST_TIMED_OUT', false],
] as const) {
  test(`${type} ${rejoin ? 'makes' : 'does not make'} the member join again`, () => {
    expect(isRejoin(wrapped(fault({ type })))).toBe(rejoin);
    expect(protocolFault(wrapped(fault({ type })))).toBe(type);
  });
}

test('a fault without a type is none of the protocol', () => {
  expect(protocolFault(new Error('socket'))).toBeUndefined();
  expect(isRejoin(new Error('socket'))).toBe(false);
});

for (const [type, settling] of [
  ['LEADER_NOT_AVAILABLE', true],
  ['NOT_LEADER_OR_FOLLOWER', true],
  ['UNKNOWN_LEADER_EPOCH', true],
  ['FENCED_LEADER_EPOCH', true],
  ['COORDINATOR_LOAD_IN_PROGRESS', true],
  ['NOT_COORDINATOR_FOR_GROUP', true],
  ['TOPIC_AUTHORIZATION_FAILED', false],
] as const) {
  test(`${type} ${settling ? 'passes' : 'does not pass'} by itself`, () => {
    expect(isSettling(wrapped(fault({ type })))).toBe(settling);
  });
}

for (const [message, code, settling] of [
  ['Unknown topic rules.claim.judged.v1.', 'PLT_KFK_USER', true],
  ['Topic names must not be empty.', 'PLT_KFK_USER', false],
  ['Unknown topic rules.claim.judged.v1.', 'PLT_KFK_NETWORK', false],
] as const) {
  test(`${code} "${message}" ${settling ? 'passes' : 'does not pass'} by itself`, () => {
    expect(isSettling(Object.assign(new Error(message), { code }))).toBe(settling);
  });
}
