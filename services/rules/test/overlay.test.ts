import {
  claimJudged,
  claimOnHold,
  claimRejected,
  claimRemembered,
  claimRepaired,
  rulebookChanged,
  rulebookChangeRefused,
} from '@chargeline/contracts';
import { emit, opener, type Outgoing, read } from '@chargeline/messaging';
import { start } from '@chargeline/runtime';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_OVERLAY, rulebook, rulebookVersion, rulebookWith, rules } from '../src/index.js';
import { Rulebooks } from '../src/overlay/rulebooks.js';
import { withChange } from '../src/overlay/tenant-rulebook.js';
import { aChange } from './a-change.js';
import { aDraft, claimIdOf, send } from './a-draft.js';
import { OWN } from './own-rule.js';

const HOUSE = rulebookVersion(rulebook);

let room: TestRoom;
beforeEach(async () => {
  room = await roomOnMemory(rules, { RULES_HTTP_PORT: '0' });
});
afterEach(() => room.stop());

/** Sends changes, and resolves when they count. */
async function change(...changes: readonly Parameters<typeof aChange>[0][]): Promise<void> {
  await send(room, ...changes.map(aChange));
  await room.idle();
}

test('a rule that a tenant adds is asked of its claims, from then on, and of nobody else’s', async () => {
  await change({ action: 'add', rule: 'OWN-001', text: OWN });
  const [changed] = await room.take(rulebookChanged, 1);
  expect(changed?.key).toBe('acme');
  expect(changed?.body.change).toMatchObject({ requestedBy: 'analyst', reason: 'as we agreed', text: OWN });
  expect(changed?.body.ruling).toMatchObject({ before: HOUSE, because: null });

  await send(room, aDraft(1), aDraft(2, { tenant: 'rival' }));
  const [held] = await room.take(claimOnHold, 1);
  expect(held?.body.judgement).toMatchObject({
    rulebook: changed?.body.ruling.after,
    findings: [{ rule: 'OWN-001', severity: 'hold', line: 1 }],
  });
  expect(held?.releases['rulebook']).toBe(changed?.body.ruling.after);
  const [judged] = await room.take(claimJudged, 1);
  expect(judged?.tenant).toBe('rival');
  expect(judged?.body.judgement).toMatchObject({ rulebook: HOUSE, findings: [] });
});

test('a rule of the house is silenced, restored, regraded; each has its version, and the house’s at last', async () => {
  const badNpi = { encounter: { billingProvider: { ...aDraftParty, npi: '1234567890' } } };
  await change({ action: 'silence', rule: 'PRV-001' });
  await send(room, aDraft(1, badNpi));
  await room.idle();
  await change({ action: 'restore', rule: 'PRV-001' }, { action: 'regrade', rule: 'PRV-001', severity: 'info' });
  await send(room, aDraft(2, { ...badNpi, patient: 'b' }));
  await room.idle();
  await change({ action: 'restore', rule: 'PRV-001' });
  await send(room, aDraft(3, { ...badNpi, patient: 'c' }));

  const judged = await room.take(claimJudged, 2);
  const said = judged
    .toSorted((one, other) => (one.body.claim.claimId < other.body.claim.claimId ? -1 : 1))
    .map(({ body }) => body.judgement.findings.filter(({ rule }) => rule === 'PRV-001'));
  expect(said).toMatchObject([[], [{ severity: 'info' }]]);
  const [rejected] = await room.take(claimRejected, 1);
  expect(rejected?.body.judgement).toMatchObject({ rulebook: HOUSE });
  const changes = await room.take(rulebookChanged, 4);
  const [silenced, restored, regraded, back] = changes.map(({ body }) => body.ruling);
  expect(silenced).toMatchObject({ before: HOUSE });
  expect(restored).toMatchObject({ before: silenced?.after, after: HOUSE });
  expect(back).toMatchObject({ before: regraded?.after, after: HOUSE });
  expect(new Set([HOUSE, silenced?.after, regraded?.after]).size).toBe(3);
});

test('what a tenant changes in the rulebook of the house is listed with it, and nobody else has it', async () => {
  await change(
    { action: 'silence', rule: 'PRV-001' },
    { action: 'regrade', rule: 'DUP-001', severity: 'info' },
    { action: 'allow-repair', rule: 'MOD-051' },
  );
  const listed = async (tenant: string): Promise<unknown> => {
    const reply = await fetch(`${room.running.url}/api/v1/rules?family=DUP&tenant=${tenant}`);
    const { silenced, regraded, repairsAllowed } = (await reply.json()) as Record<string, unknown>;
    return { silenced, regraded, repairsAllowed };
  };
  expect(await listed('acme')).toEqual({
    silenced: ['PRV-001'],
    regraded: ['DUP-001'],
    repairsAllowed: ['MOD-051'],
  });
  expect(await listed('rival')).toEqual({ silenced: [], regraded: [], repairsAllowed: [] });
});

const aDraftParty = {
  entity: 'organization' as const,
  name: 'Main Street Clinic',
  firstName: null,
  npi: '1234567893',
  taxId: '123456789',
  taxIdKind: 'EI' as const,
  taxonomy: '207Q00000X',
  clia: null,
  address: { line1: '1 Main Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152134001' },
};

test('refused, with the sentence why, and nothing changes', async () => {
  await change(
    { action: 'silence', rule: 'XXX-999' },
    { action: 'remove', rule: 'PRV-001' },
    { action: 'add', rule: 'OWN-001', text: OWN.replace('line.code', 'line.cod') },
    { action: 'add', rule: 'PRV-001', text: OWN },
  );
  const refused = await room.take(rulebookChangeRefused, 4);
  expect(refused.map(({ body }) => body.ruling.because)).toEqual([
    'There is no such rule in your rulebook.',
    'PRV-001 is a rule of the house. It can be silenced, not removed.',
    expect.stringContaining('OWN-001: its condition, line 1 column 6: A line has no field "cod".'),
    'PRV-001 is a rule of the house. Silence or regrade that one, or give yours another id.',
  ]);
  for (const { body } of refused) expect(body.ruling).toMatchObject({ before: HOUSE, after: HOUSE });
  await send(room, aDraft(1));
  expect((await room.take(claimJudged, 1))[0]?.body.judgement.rulebook).toBe(HOUSE);
});

test('a change that comes twice is one change, told twice alike', async () => {
  const again = { action: 'silence', rule: 'PRV-001', changeId: 'once' } as const;
  await change(again);
  await change(again, { action: 'silence', rule: 'PRV-001' });
  const [first, second] = await room.take(rulebookChanged, 2);
  expect([second?.id, second?.body]).toEqual([first?.id, first?.body]);
  const [refused] = await room.take(rulebookChangeRefused, 1);
  expect(refused?.body.ruling.because).toBe('PRV-001 is silenced already.');
});

/** What was told of a change, each time that it was asked for. */
async function toldOf(changeId: string): Promise<readonly string[]> {
  await room.idle();
  const told: string[] = [];
  for (const topic of [rulebookChanged, rulebookChangeRefused]) {
    const open = opener(read(topic, topic.sections));
    const tail = await room.context.log.tail(topic.name, (record) => {
      const { change, ruling } = open(record).body;
      if (change.changeId === changeId) told.push(ruling.because ?? 'made');
    });
    await tail.caughtUp;
    await tail.stop();
  }
  return told;
}

const removal = { action: 'remove', rule: 'OWN-001', changeId: 'r1' } as const;
const NO_RULE = 'There is no such rule in your rulebook.';

test('a change that was refused stays refused when it comes again and could be made by then', async () => {
  await change(removal);
  await change({ action: 'add', rule: 'OWN-001', text: OWN, changeId: 'r2' });
  await change(removal);
  expect(await toldOf('r1')).toEqual([NO_RULE, NO_RULE]);
  expect(await toldOf('r2')).toEqual(['made']);
  await send(room, aDraft(1));
  expect((await room.take(claimOnHold, 1))[0]?.body.judgement.findings).toMatchObject([{ rule: 'OWN-001' }]);
});

test('a change that was refused stays refused within its batch', async () => {
  await change(removal, { action: 'add', rule: 'OWN-001', text: OWN, changeId: 'r2' }, removal);
  expect(await toldOf('r1')).toEqual([NO_RULE, NO_RULE]);
  expect(await toldOf('r2')).toEqual(['made']);
});

test('a change that was refused stays refused after a restart', async () => {
  await change(removal, { action: 'add', rule: 'OWN-001', text: OWN, changeId: 'r2' });
  await room.running.stop();
  const again = await start(rules, room.context);
  await change(removal);
  expect(await toldOf('r1')).toEqual([NO_RULE, NO_RULE]);
  await again.stop();
});

test('a change of another tenant is another change, whatever its id', async () => {
  await change(removal, { action: 'add', rule: 'OWN-001', text: OWN, tenantId: 'rival', changeId: 'r2' });
  await change({ ...removal, tenantId: 'rival' });
  expect(await toldOf('r1')).toEqual(['made', NO_RULE]);
});

test('an id that the tenant had is not given to a rule that asks something else', async () => {
  const other = OWN.replaceAll('99213', '99214')
    .replace("'99214'", "'99213'")
    .replace('- finds', '- lines: [{ code: "99214" }]\n    finds');
  await change({ action: 'add', rule: 'OWN-001', text: OWN }, { action: 'remove', rule: 'OWN-001' });
  await change({ action: 'add', rule: 'OWN-001', text: other, changeId: 'other' });
  expect(await toldOf('other')).toEqual([expect.stringContaining('You had a rule OWN-001 that asked something else')]);
  await change({ action: 'add', rule: 'OWN-001', text: OWN.replace('hold', 'warn'), changeId: 'back' });
  expect(await toldOf('back')).toEqual(['made']);
});

test('a rule whose family the house has is refused', async () => {
  await change({ action: 'add', rule: 'MOD-900', text: OWN.replace('OWN-001', 'MOD-900'), changeId: 'mod' });
  expect(await toldOf('mod')).toEqual([expect.stringContaining('MOD is a family of the house')]);
});

/** An accepted change as an earlier release told it. */
const accepted = (changeId: string, rule: string, text: string): Outgoing => {
  const told = { changeId, tenantId: 'acme', requestedBy: 'analyst', reason: 'as we agreed', severity: null };
  const ruling = { before: HOUSE, after: 'abcdefabcdef', because: null };
  const cause = { id: changeId, tenant: 'acme', traceparent: '', releases: {} };
  return emit(rulebookChanged, cause, { change: { ...told, action: 'add', rule, text }, ruling });
};

test('own rules that this release cannot ask are told, in the log without their text, and can be removed', async () => {
  const unreadable = OWN.replace('line.code', 'line.kanarienvogel');
  await send(room, accepted('c1', 'OWN-001', unreadable), accepted('c2', 'MOD-050', OWN.replace('OWN-001', 'MOD-050')));
  await room.running.stop();
  const again = await start(rules, room.context);
  const listed = async (): Promise<unknown> =>
    ((await (await fetch(`${again.url}/api/v1/rules?tenant=acme`)).json()) as { readonly idle: unknown }).idle;
  expect(await listed()).toEqual([
    { id: 'OWN-001', because: 'unreadable', at: 'its condition, line 1 column 6' },
    { id: 'MOD-050', because: 'id-taken', at: null },
  ]);
  const logged: string[] = [];
  const rulebooks = new Rulebooks(room.context.log, { error: (text: string) => void logged.push(text) });
  await rulebooks.onModuleInit();
  await rulebooks.onApplicationShutdown();
  expect(logged).toEqual([
    'Own rule OWN-001 of acme, change c1, is asked of no claim. CHL_RULES_FAULT: this release cannot read it (its condition, line 1 column 6).',
    'Own rule MOD-050 of acme, change c2, is asked of no claim. CHL_RULES_ID_TAKEN: the house has a rule of this id by now.',
  ]);
  await change({ action: 'add', rule: 'OWN-001', text: unreadable, changeId: 'c1' });
  expect(await toldOf('c1')).toEqual(['made', 'made']);
  await change({ action: 'remove', rule: 'OWN-001' }, { action: 'remove', rule: 'MOD-050' });
  await expect.poll(listed).toEqual([]);
  await again.stop();
});

test('after a restart each tenant’s rulebook is as it was', async () => {
  await change(
    { action: 'add', rule: 'OWN-001', text: OWN },
    { action: 'regrade', rule: 'OWN-001', severity: 'reject' },
  );
  await room.running.stop();
  const again = await start(rules, room.context);
  await send(room, aDraft(1), aDraft(2, { tenant: 'rival' }));
  const [rejected] = await room.take(claimRejected, 1);
  expect(rejected?.body.judgement.findings).toMatchObject([{ rule: 'OWN-001', severity: 'reject' }]);
  expect((await room.take(claimJudged, 1))[0]?.tenant).toBe('rival');
  await again.stop();
});

/** QW on a urine test that is waived by its code alone: LAB-003 warns, and proposes to take it out. */
const broken = { line: { code: '81002', modifiers: ['QW'] } };

test('a repair that the tenant allows is told in place of a judgement, once', async () => {
  await change({ action: 'allow-repair', rule: 'LAB-003' });
  const [allowed] = await room.take(rulebookChanged, 1);
  expect(allowed?.body.ruling.after).not.toBe(HOUSE);
  await send(room, aDraft(1, broken));
  const [event] = await room.take(claimRepaired, 1);
  expect(event?.key).toBe('6d3f1c0a-0000-5000-8000-000000000001');
  expect(event?.body.repair).toMatchObject({
    tenantId: 'acme',
    claimId: claimIdOf(1),
    revision: 1,
    rulebook: allowed?.body.ruling.after,
    changes: { charges: [{ chargeId: '1', modifiers: [], units: null, diagnoses: null }], repairs: ['LAB-003'] },
  });

  await send(room, aDraft(1, { ...broken, revision: 2, encounter: { repaired: ['LAB-003'] } }));
  await room.idle();
  const [judged] = await room.take(claimJudged, 1);
  expect(judged?.body.claim.revision).toBe(2);
  expect(judged?.body.judgement.findings).toContainEqual(expect.objectContaining({ rule: 'LAB-003' }));
  const memories = await room.take(claimRemembered, 2);
  expect(memories.map(({ body: { memory } }) => [memory.revision, memory.counts])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test('a repair that nobody allows is proposed with its finding', async () => {
  await send(room, aDraft(1, broken));
  const [event] = await room.take(claimJudged, 1);
  const finding = event?.body.judgement.findings.find(({ rule }) => rule === 'LAB-003');
  expect(finding?.repair).toMatchObject({ field: 'line.modifiers', before: '["QW"]', after: '[]' });
});

test('offline, the changes of a tenant make the rulebook that the room has', async () => {
  await change({ action: 'add', rule: 'OWN-001', text: OWN }, { action: 'silence', rule: 'PRV-001' });
  const changes = await room.take(rulebookChanged, 2);
  const made = rulebookWith(changes.map(({ body }) => body.change).reduce(withChange, NO_OVERLAY), 'acme');
  expect(made.version).toBe(changes[1]?.body.ruling.after);
  expect(made.rulebook.map(({ id }) => id)).toEqual([
    ...rulebook.map(({ id }) => id).filter((id) => id !== 'PRV-001'),
    'OWN-001',
  ]);
});
