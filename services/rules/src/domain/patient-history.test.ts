import type { ClaimMemory } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { PatientHistory } from './patient-history.js';

const DAY = '2025-06-20';

const aMemory = (
  offset: string,
  change: Partial<ClaimMemory> & { readonly day?: string; readonly lines?: ClaimMemory['lines'] } = {},
): ClaimMemory => {
  const { day = '2025-06-02', ...other } = change;
  return {
    tenantId: 'acme',
    patientRef: 'p1',
    claimId: `C${offset}`,
    revision: 1,
    partition: 0,
    offset,
    judgedOn: DAY,
    counts: true,
    payerId: '12345',
    billingNpi: '1234567893',
    renderingNpi: null,
    taxonomy: '207Q00000X',
    lines: [
      {
        line: 1,
        code: '99213',
        modifiers: ['25', 'GC'],
        units: 1.5,
        chargeCents: 15_000,
        serviceFrom: day,
        serviceTo: day,
        placeOfService: null,
      },
    ],
    outcome: 'judged',
    rulebookChanges: 0,
    ...other,
  };
};

const historyOf = (...memories: readonly ClaimMemory[]): PatientHistory => {
  const history = new PatientHistory();
  for (const memory of memories) history.tell(memory, DAY);
  return history;
};

const draft = { tenantId: 'acme', patientRef: 'p1', claimId: 'C0', revision: 1, partition: 0, judgedOn: DAY };
const seen = (history: PatientHistory, offset: string, change: Partial<typeof draft> = {}): readonly string[] =>
  history.before({ ...draft, ...change, offset }).map(({ lines }) => lines[0]!.serviceFrom);

test('what was said of a claim is what a later one sees', () => {
  const [past] = historyOf(aMemory('5')).before({ ...draft, offset: '6' });
  expect(past).toEqual({
    billingNpi: '1234567893',
    renderingNpi: null,
    taxonomy: '207Q00000X',
    lines: [
      {
        code: '99213',
        modifiers: ['25', 'GC'],
        units: 1.5,
        serviceFrom: '2025-06-02',
        serviceTo: '2025-06-02',
        placeOfService: null,
      },
    ],
  });
});

test('a line over several days and without modifiers is what it was', () => {
  const [line] = aMemory('5').lines;
  const several = { ...line!, modifiers: [], serviceTo: '2025-06-04', placeOfService: '21' };
  const [past] = historyOf(aMemory('5', { lines: [several] })).before({ ...draft, offset: '6' });
  expect(past?.lines).toMatchObject([
    { modifiers: [], serviceFrom: '2025-06-02', serviceTo: '2025-06-04', placeOfService: '21' },
  ]);
});

for (const [why, memory, offset, change, expected] of [
  ['what stands before it', aMemory('5'), '6', {}, 1],
  ['not what stands behind it', aMemory('7'), '6', {}, 0],
  ['not its own place', aMemory('6'), '6', {}, 0],
  ['places of more than 53 bits', aMemory('9007199254740992'), '9007199254740993', {}, 1],
  ['nothing of another partition', aMemory('5', { partition: 1 }), '6', {}, 0],
  ['never itself', aMemory('5', { claimId: 'C0' }), '6', {}, 0],
  ['nobody else', aMemory('5', { patientRef: 'p2' }), '6', {}, 0],
  ['no other tenant’s patient', aMemory('5', { tenantId: 'rival' }), '6', {}, 0],
  ['nothing that goes to no payer', aMemory('5', { counts: false }), '6', {}, 0],
  ['three years and ninety days', aMemory('5', { day: '2022-03-22' }), '6', {}, 1],
  ['not more than that', aMemory('5', { day: '2022-03-21' }), '6', {}, 0],
  ['less on a later day', aMemory('5', { day: '2022-03-22' }), '6', { judgedOn: '2025-06-21' }, 0],
] as const)
  test(`a claim sees ${why}`, () => expect(seen(historyOf(memory), offset, change)).toHaveLength(expected));

test('of a claim, the last revision before the place counts, whatever order they were read in', () => {
  const first = aMemory('5', { claimId: 'C1', day: '2025-01-01' });
  const second = aMemory('8', { claimId: 'C1', revision: 2, day: '2025-02-02' });
  for (const history of [historyOf(first, second), historyOf(second, first)]) {
    expect(seen(history, '7')).toEqual(['2025-01-01']);
    expect(seen(history, '9')).toEqual(['2025-02-02']);
  }
  const rejected = { ...second, counts: false };
  expect(seen(historyOf(first, rejected), '7')).toEqual(['2025-01-01']);
  expect(seen(historyOf(first, rejected), '9')).toEqual([]);
});

test('of a draft, the first that the topic says stands', () => {
  const history = historyOf(
    aMemory('5', { claimId: 'C0' }),
    aMemory('5', { claimId: 'C0', counts: false, outcome: 'held', rulebookChanges: 1 }),
    aMemory('7', { claimId: 'C0', judgedOn: '2025-06-21', rulebookChanges: 2 }),
  );
  expect(history.size).toBe(1);
  expect(seen(history, '9', { claimId: 'C9' })).toHaveLength(1);
  expect(history.remembered(draft)).toEqual({ draft: { ...draft, offset: '5' }, rulebookChanges: 0 });
});

test('what was decided here is seen at once, and what the topic says of it counts instead', () => {
  const history = historyOf();
  expect(history.remembered(draft)).toBeNull();
  expect(history.awaits(draft)).toBe(false);
  history.note(aMemory('5', { claimId: 'C0', rulebookChanges: 1 }), DAY);
  expect(seen(history, '9', { claimId: 'C9' })).toHaveLength(1);
  expect(history.remembered(draft)).toEqual({ draft: { ...draft, offset: '5' }, rulebookChanges: null });
  expect(history.awaits(draft)).toBe(true);
  history.tell(aMemory('5', { claimId: 'C0', counts: false, outcome: 'held', rulebookChanges: 2 }), DAY);
  expect(seen(history, '9', { claimId: 'C9' })).toEqual([]);
  expect(history.remembered(draft)).toMatchObject({ rulebookChanges: 2 });
  expect(history.awaits(draft)).toBe(false);
  history.note(aMemory('5', { claimId: 'C0', rulebookChanges: 3 }), DAY);
  expect(history.remembered(draft)).toMatchObject({ rulebookChanges: 2 });
});

test('a memory of before decisions were told says where its draft stood, and no rulebook', () => {
  const history = historyOf(aMemory('5', { claimId: 'C0', outcome: null, rulebookChanges: null }));
  expect(history.remembered(draft)).toEqual({ draft: { ...draft, offset: '5' }, rulebookChanges: null });
  expect(history.awaits(draft)).toBe(false);
});

for (const [why, other] of [
  ['another revision', { revision: 3 }],
  ['another claim', { claimId: 'C8' }],
  ['another patient', { patientRef: 'p2' }],
  ['another tenant’s', { tenantId: 'rival' }],
] as const)
  test(`${why} is not remembered by this one`, () =>
    expect(historyOf(aMemory('5', { claimId: 'C0' })).remembered({ ...draft, ...other })).toBeNull());

test('a claim for services of long ago is remembered, though no claim sees it', () => {
  const history = historyOf(aMemory('5', { claimId: 'C0', day: '2020-01-01', rulebookChanges: 4 }));
  expect(history.remembered(draft)).toMatchObject({ rulebookChanges: 4 });
  expect(seen(history, '9', { claimId: 'C9' })).toEqual([]);
});

test('until a repaired claim comes again, what it said before stands', () => {
  const repaired = aMemory('6', { claimId: 'C1', revision: 2, counts: false, outcome: 'repaired' });
  const next = aMemory('8', { claimId: 'C1', revision: 3, day: '2025-03-03' });
  const history = historyOf(aMemory('5', { claimId: 'C1', day: '2025-01-01' }), repaired, next);
  expect(seen(history, '7')).toEqual(['2025-01-01']);
  expect(seen(history, '9')).toEqual(['2025-03-03']);
});

test('claims come in the order of their drafts', () =>
  expect(seen(historyOf(aMemory('7', { day: '2025-01-01' }), aMemory('5', { day: '2025-02-02' })), '9')).toEqual([
    '2025-02-02',
    '2025-01-01',
  ]));

test('what is too old is forgotten as time goes on', () => {
  const history = historyOf(
    aMemory('5', { day: '2023-01-01', judgedOn: '2023-01-20' }),
    aMemory('6', { patientRef: 'p2' }),
  );
  expect(history.size).toBe(2);
  history.tell(aMemory('7', { patientRef: 'p3', day: '2026-06-02' }), '2026-06-20');
  expect(history.size).toBe(2);
  history.tell(aMemory('8', { patientRef: 'p3', day: '2020-01-01', judgedOn: '2020-02-01' }), '2026-06-20');
  expect(history.size).toBe(2);
});

test('a rule walks through a thousand lines at most, the latest', () => {
  const lines = Array.from({ length: 50 }, () => aMemory('0').lines[0]!);
  const history = historyOf(
    ...Array.from({ length: 30 }, (_, at) => aMemory(String(at), { claimId: `C1${at}`, lines })),
  );
  const found = history.before({ ...draft, offset: '99' });
  expect(found.flatMap((claim) => claim.lines)).toHaveLength(1_000);
});

test('of a number that stands for nobody, the latest claims are kept', () => {
  const history = historyOf(...Array.from({ length: 3_001 }, (_, at) => aMemory(String(at))));
  expect(history.size).toBe(3_000);
  expect(seen(history, '1')).toEqual([]);
  expect(seen(history, '2')).toHaveLength(1);
});
