import {
  claimDrafted,
  claimJudged,
  claimOnHold,
  claimRejected,
  claimRemembered,
  claimRepaired,
  type Document,
  type Sections,
  type Topic,
} from '@chargeline/contracts';
import { type Incoming, type Log, type LogRecord, MemoryLog, opener, read } from '@chargeline/messaging';
import { start, topicsOf } from '@chargeline/runtime';
import { roomOnMemory, testContext, type TestRoom } from '@chargeline/runtime/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rules } from '../src/index.js';
import { aDraft, claimIdOf, type Said, send } from './a-draft.js';
import { cleanClaim } from './clean-claim.js';

const PORT = { RULES_HTTP_PORT: '0' };

let room: TestRoom;
beforeEach(async () => {
  room = await roomOnMemory(rules, PORT);
});
afterEach(() => room.stop());

async function recordsOf(log: Log, topic: Topic): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  const tail = await log.tail(topic.name, (record) => records.push(record));
  await tail.caughtUp;
  await tail.stop();
  return records;
}

async function eventsOf<S extends Sections>(log: Log, topic: Topic<S>): Promise<readonly Incoming<Document<S>>[]> {
  return (await recordsOf(log, topic)).map(opener(read(topic, topic.sections)));
}

/** What the rules that look back said, by claim and revision. */
async function lookedBack(log: Log = room.context.log): Promise<Readonly<Record<string, readonly string[]>>> {
  const events = (
    await Promise.all([claimJudged, claimRejected, claimOnHold].map((topic) => eventsOf(log, topic)))
  ).flat();
  return Object.fromEntries(
    events.map(({ body: { claim, judgement } }) => [
      `${Number(claim.claimId.slice(1))}.${claim.revision}`,
      judgement.findings.filter(({ rule }) => rule.startsWith('HIS-')).map(({ rule }) => rule),
    ]),
  );
}

test('the second claim of a patient for one visit is a duplicate, and is rejected under its claim id', async () => {
  await send(room, aDraft(1));
  await room.idle();
  await send(room, aDraft(2));
  const [event] = await room.take(claimRejected, 1);
  expect(event?.key).toBe(claimIdOf(2));
  expect(event?.body.judgement.findings).toMatchObject([{ rule: 'HIS-001', line: 1, carc: '18' }]);
  expect(await lookedBack()).toEqual({ '1.1': [], '2.1': ['HIS-001'] });
});

test('two claims of a patient in one batch see each other, the later one the earlier', async () => {
  await send(room, aDraft(1), aDraft(2), aDraft(3, { patient: 'patient-2' }));
  await room.idle();
  expect(await lookedBack()).toEqual({ '1.1': [], '2.1': ['HIS-001'], '3.1': [] });
});

test('another tenant’s patient of the same reference is nobody that this one knows', async () => {
  await send(room, aDraft(1), aDraft(2, { tenant: 'rival' }));
  await room.idle();
  expect(await lookedBack()).toEqual({ '1.1': [], '2.1': [] });
});

for (const [why, first] of [
  ['was rejected', { encounter: { renderingProvider: { ...cleanClaim().rendering, npi: '1245319590' } } }],
  ['voids another', { frequency: '8' }],
] satisfies [string, Said][])
  test(`a claim that ${why} counts for nothing later`, async () => {
    await send(room, aDraft(1, first), aDraft(2, { ...first, frequency: '1' }));
    await room.idle();
    expect((await lookedBack())['2.1']).toEqual([]);
    const [memory] = await eventsOf(room.context.log, claimRemembered);
    expect(memory?.body.memory).toMatchObject({ claimId: claimIdOf(1), counts: false });
  });

test('a revision replaces the one before it: the claim never sees itself, and others see its last word', async () => {
  await send(
    room,
    aDraft(1),
    aDraft(1, { revision: 2, line: { serviceFrom: '2025-05-05' } }),
    aDraft(2),
    aDraft(3, { line: { serviceFrom: '2025-05-05' } }),
  );
  await room.idle();
  expect(await lookedBack()).toEqual({ '1.1': [], '1.2': [], '2.1': [], '3.1': ['HIS-001'] });
});

test('a visit in the days of a surgery is held until a person has cleared it, and then goes on with a warning', async () => {
  const surgery = { code: '27447', modifiers: ['RT'], chargeCents: 300_000, serviceFrom: '2025-05-26' };
  await send(room, aDraft(1, { line: { ...surgery, placeOfService: '22' } }), aDraft(2));
  const [held] = await room.take(claimOnHold, 1);
  expect(held?.key).toBe(claimIdOf(2));
  expect(held?.body.judgement.findings).toMatchObject([{ rule: 'HIS-004', severity: 'hold', line: 1 }]);
  await send(room, aDraft(2, { revision: 2, encounter: { cleared: ['HIS-004'] } }));
  await room.idle();
  const judged = (await eventsOf(room.context.log, claimJudged)).find(({ body }) => body.claim.revision === 2);
  expect(judged?.body.judgement.findings).toMatchObject([{ rule: 'HIS-004', severity: 'warn' }]);
  expect(await eventsOf(room.context.log, claimRepaired)).toEqual([]);
});

test('what rejects cannot be cleared', async () => {
  await send(room, aDraft(1), aDraft(2, { encounter: { cleared: ['HIS-001'] } }));
  const [event] = await room.take(claimRejected, 1);
  expect(event?.body.judgement.findings).toMatchObject([{ rule: 'HIS-001', severity: 'reject' }]);
});

test('after a restart the room knows what it knew', async () => {
  await send(room, aDraft(1));
  await room.idle();
  await room.running.stop();
  await send(room, aDraft(2));
  const again = await start(rules, room.context);
  await room.idle();
  await again.stop();
  expect((await lookedBack())['2.1']).toEqual(['HIS-001']);
});

test('an instance that takes over from another knows what that one judged', async () => {
  await send(room, aDraft(1));
  await room.idle();
  const other = await start(rules, room.context);
  await send(room, aDraft(2), aDraft(3, { patient: 'patient-2' }), aDraft(4, { patient: 'patient-2' }));
  await room.idle();
  await room.running.stop();
  await send(
    room,
    aDraft(5, { line: { serviceFrom: '2025-05-05' } }),
    aDraft(6, { line: { serviceFrom: '2025-05-05' } }),
  );
  await room.idle();
  await other.stop();
  expect(await lookedBack()).toEqual({
    '1.1': [],
    '2.1': ['HIS-001'],
    '3.1': [],
    '4.1': ['HIS-001'],
    '5.1': [],
    '6.1': ['HIS-001'],
  });
});

test('judged again from the beginning, with all later claims in memory: the same ids and the same bodies', async () => {
  await send(
    room,
    ...[1, 2, 3, 4].map((number) => aDraft(number)),
    ...[5, 6].map((number) => aDraft(number, { patient: 'b' })),
  );
  await send(room, aDraft(1, { revision: 2, line: { serviceFrom: '2025-05-05' } }), aDraft(7));
  await room.idle();
  const { log } = room.context;

  const copy = new MemoryLog();
  await copy.createTopics(topicsOf([rules], 2));
  for (const topic of [claimDrafted, claimRemembered])
    await copy.append(
      (await recordsOf(log, topic)).map((record) => ({ ...record, key: record.key!, value: record.value! })),
    );
  const again = await start(rules, { ...testContext(PORT), log: copy });
  while ((await copy.lag(rules.name, [claimDrafted.name]))[0]!.behind > 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  await again.stop();

  expect(await lookedBack(copy)).toEqual(await lookedBack());
  for (const topic of [claimJudged, claimRejected] as const) {
    const [first, second] = await Promise.all([log, copy].map((one) => eventsOf(one, topic)));
    const told = (events: typeof first): readonly unknown[] =>
      events!.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(({ id, key, body }) => [id, key, body]);
    expect(told(second)).toEqual(told(first));
  }
  const memories = await eventsOf(copy, claimRemembered);
  for (const memory of memories)
    expect(memories.filter(({ id }) => id === memory.id).map(({ body }) => body)).toEqual([memory.body, memory.body]);
  await copy.close();
});

test('a draft that coding wrote twice is judged as the first time, though others came in between', async () => {
  const [one, other] = [aDraft(1, { line: { code: '99214', modifiers: [] } }), aDraft(2, { line: { modifiers: [] } })];
  await send(room, one, other);
  await send(room, one, other);
  await room.idle();
  expect(await lookedBack()).toEqual({ '1.1': [], '2.1': ['HIS-003'] });
  for (const topic of [claimJudged, claimRemembered] as const) {
    const bodies = Map.groupBy(await eventsOf<Sections>(room.context.log, topic), ({ id }) => id);
    expect(bodies.size).toBe(2);
    for (const [first, second] of bodies.values()) expect(second?.body).toEqual(first?.body);
  }
});

test('a draft that an earlier release keyed by its claim is judged like any other', async () => {
  const asBefore = { ...claimDrafted, key: ['claim', 'claimId'] as const };
  await send(room, ...[1, 2].map((number) => ({ ...aDraft(number), topic: asBefore })));
  await room.idle();
  expect(Object.keys(await lookedBack()).toSorted()).toEqual(['1.1', '2.1']);
});

test('what is no memory in the topic is passed over', async () => {
  await room.context.log.append([{ topic: claimRemembered.name, key: 'x', value: Buffer.from('no'), headers: {} }]);
  await send(room, aDraft(1), aDraft(2));
  await room.idle();
  expect((await lookedBack())['2.1']).toEqual(['HIS-001']);
});
