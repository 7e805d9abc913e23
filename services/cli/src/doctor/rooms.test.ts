import { expect, test } from 'vitest';
import { judgeRoom, type RoomFacts } from './rooms.js';

const well: RoomFacts = {
  instance: 'pricing-2',
  admin: 'http://127.0.0.1:20001',
  live: { status: 'ok' },
  ready: { status: 'ready', checks: { log: 'ok' } },
};
const waiting = (code: string): RoomFacts => ({
  ...well,
  ready: { status: 'not-ready', checks: { log: 'ok', other: code } },
});

for (const [why, facts, state, found, next] of [
  ['ready', well, 'ok', /^is ready$/, /^$/],
  [
    'nobody answers',
    { ...well, live: null, ready: null },
    'fault',
    /does not answer at http:\/\/127\.0\.0\.1:20001/,
    /chargeline logs pricing-2/,
  ],
  [
    'stuck, though it says that it is ready',
    { ...well, live: { status: 'stuck', because: '1 batches in hand' } },
    'fault',
    /is stuck: 1 batches in hand/,
    /chargeline logs pricing-2/,
  ],
  [
    'its database is away',
    waiting('CHL_STORE_UNAVAILABLE'),
    'fault',
    /^is not ready: other CHL_STORE_UNAVAILABLE$/,
    /^Start its database/,
  ],
  ['its brokers are away', waiting('CHL_MESSAGING_BROKER'), 'fault', /CHL_MESSAGING_BROKER$/, /^Start the brokers/],
  ['it starts', waiting('CHL_RUNTIME_STARTING'), 'fault', /CHL_RUNTIME_STARTING$/, /^Wait/],
  ['it stops', waiting('CHL_RUNTIME_STOPPING'), 'fault', /CHL_RUNTIME_STOPPING$/, /^Wait/],
  ['nobody foresaw it', waiting('CHL_RUNTIME_CHECK_FAILED'), 'fault', /CHECK_FAILED$/, /chargeline logs pricing-2/],
] as const) {
  test(`a room: ${why}`, () => {
    const finding = judgeRoom(facts);
    expect(finding).toMatchObject({ check: 'room pricing-2', state });
    expect(finding.found).toMatch(found);
    expect(finding.next ?? '').toMatch(next);
  });
}
