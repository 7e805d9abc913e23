import {
  claimDrafted,
  claimJudged,
  claimOnHold,
  claimRejected,
  claimRemembered,
  claimRepaired,
  type RulebookChange,
  rulebookChanged,
  type Topic,
} from '@chargeline/contracts';
import { type Log, type LogRecord, MemoryLog, opener, type Outgoing, read, type Tail } from '@chargeline/messaging';
import { start, topicsOf } from '@chargeline/runtime';
import { roomOnMemory, testContext, type TestRoom } from '@chargeline/runtime/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rules } from '../src/index.js';
import { aDraft, send } from './a-draft.js';
import { aChange } from './a-change.js';
import { OWN } from './own-rule.js';

const PORT = { RULES_HTTP_PORT: '0' };
const OUTCOMES: readonly Topic[] = [claimJudged, claimOnHold, claimRejected, claimRepaired];

let room: TestRoom;
beforeEach(async () => {
  room = await roomOnMemory(rules, PORT);
});
afterEach(() => room.stop());

async function sent(...events: readonly Outgoing[]): Promise<void> {
  await send(room, ...events);
  await room.idle();
}

async function recordsOf(log: Log, topic: Topic): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  const tail = await log.tail(topic.name, (record) => records.push(record));
  await tail.caughtUp;
  await tail.stop();
  return records;
}

/** What was told of drafts: topics, and what was told twice of one alike is told once. */
async function told(log: Log = room.context.log): Promise<readonly string[]> {
  const topics = new Map<string, Set<string>>();
  for (const topic of [...OUTCOMES, claimRemembered])
    for (const { id, body } of (await recordsOf(log, topic)).map(opener(read(topic, topic.sections)))) {
      const bodies = topics.get(`${topic.name} ${id}`) ?? new Set();
      topics.set(`${topic.name} ${id}`, bodies.add(JSON.stringify(body)));
    }
  return [...topics].map(([key, bodies]) => `${key.split(' ')[0]} ${bodies.size}`);
}

/** All that the room's log says, on a log that nobody has read. */
async function aCopy(): Promise<Log> {
  const copy = new MemoryLog();
  await copy.createTopics(topicsOf([rules], 2));
  for (const topic of [rulebookChanged, claimDrafted, claimRemembered, ...OUTCOMES]) {
    const records = await recordsOf(room.context.log, topic);
    await copy.append(records.map((record) => ({ ...record, key: record.key!, value: record.value! })));
  }
  return copy;
}

const allRead = (log: Log): Promise<void> =>
  expect.poll(async () => (await log.lag(rules.name, [claimDrafted.name]))[0]!.behind).toBe(0);

/** A log that shows changes of rulebooks only to who asks for all there are. */
const lateWithChanges = (log: Log): Log =>
  Object.assign(Object.create(log) as Log, {
    tail: async (...[topic, each]: Parameters<Log['tail']>): Promise<Tail> => {
      if (topic !== rulebookChanged.name) return log.tail(topic, each);
      const late: LogRecord[] = [];
      const tail = await log.tail(topic, (record) => late.push(record));
      return { ...tail, catchUp: async () => late.splice(0).forEach(each) };
    },
  });

const once = (topic: Topic): readonly string[] => [`${topic.name} 1`, `${claimRemembered.name} 1`];

type Change = Pick<RulebookChange, 'action' | 'rule'> & Partial<RulebookChange>;
const ADDED: Change = { action: 'add', rule: 'OWN-001', text: OWN };

/** QW on a urine test that is waived by its code alone: LAB-003 warns, and proposes to take it out. */
const MENDED = { line: { code: '81002', modifiers: ['QW'] } };

for (const [why, before, draft, after, outcome] of [
  ['a rule is added', [], aDraft(1), [ADDED], claimJudged],
  ['a rule is taken away', [ADDED], aDraft(1), [{ action: 'remove', rule: 'OWN-001' }], claimOnHold],
  [
    'a rule weighs otherwise, twice',
    [ADDED],
    aDraft(1),
    [
      { action: 'regrade', rule: 'OWN-001', severity: 'reject' },
      { action: 'regrade', rule: 'OWN-001', severity: 'warn' },
    ],
    claimOnHold,
  ],
  [
    'a repair is forbidden',
    [{ action: 'allow-repair', rule: 'LAB-003' }],
    aDraft(1, MENDED),
    [{ action: 'forbid-repair', rule: 'LAB-003' }],
    claimRepaired,
  ],
  ['a repair is allowed', [], aDraft(1, MENDED), [{ action: 'allow-repair', rule: 'LAB-003' }], claimJudged],
] satisfies readonly (readonly [string, readonly Change[], Outgoing, readonly Change[], Topic])[])
  test(`a draft that comes again after ${why} has the outcome it had, here, after a restart and elsewhere`, async () => {
    await sent(...before.map(aChange));
    await sent(draft);
    expect(await told()).toEqual(once(outcome));
    await sent(...after.map(aChange));
    await sent(draft);
    expect(await told()).toEqual(once(outcome));

    await room.running.stop();
    const again = await start(rules, room.context);
    await sent(draft);
    await again.stop();
    expect(await told()).toEqual(once(outcome));

    const copy = await aCopy();
    const elsewhere = await start(rules, { ...testContext(PORT), log: copy });
    await allRead(copy);
    await elsewhere.stop();
    expect(await told(copy)).toEqual(once(outcome));
    await copy.close();
  });

test('a draft that others decided by changes which are not known here yet waits for them', async () => {
  await sent(aChange(ADDED));
  await sent(aDraft(1));
  const copy = await aCopy();
  const elsewhere = await start(rules, { ...testContext(PORT), log: lateWithChanges(copy) });
  await allRead(copy);
  await elsewhere.stop();
  expect(await told(copy)).toEqual(once(claimOnHold));
  await copy.close();
});

test('a new revision is judged by the rulebook of its own day', async () => {
  await sent(aDraft(1));
  await sent(aChange(ADDED));
  await sent(aDraft(1, { revision: 2 }));
  expect((await told()).toSorted()).toEqual([...once(claimJudged), ...once(claimOnHold)].toSorted());
});

test('a repaired draft is remembered, and counts for nothing', async () => {
  await sent(aChange({ action: 'allow-repair', rule: 'LAB-003' }));
  await sent(aDraft(1, MENDED));
  const [event] = await room.take(claimRemembered, 1);
  expect(event?.body.memory).toMatchObject({ revision: 1, counts: false, outcome: 'repaired', rulebookChanges: 1 });
});
