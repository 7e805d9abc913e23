import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { roomsForATest } from './rooms-for-a-test.js';

// A process takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const start = roomsForATest();

/** It takes every connection and never says a word: the worst kind of broker. */
const held = new Set<Socket>();
const mute = createServer((socket) => {
  socket.on('error', () => undefined);
  held.add(socket);
});
let mutePort: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  mutePort = (mute.address() as AddressInfo).port;
});
afterAll(async () => {
  for (const socket of held) socket.destroy();
  await new Promise((resolve) => mute.close(resolve));
});

/** Resolves in the midst of the next try: somebody has connected and waits for a word. */
async function askedAgain(): Promise<void> {
  const before = held.size;
  await expect.poll(() => held.size, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before);
}

/** Nothing listens at port 1 of a machine that is in its right mind. */
const NOBODY = '127.0.0.1:1';

for (const [why, variables, says] of [
  ['no brokers named', {}, /^KAFKA_BROKERS must name brokers/],
  ['another client', { KAFKA_BROKERS: NOBODY, KAFKA_CLIENT: 'other' }, /^KAFKA_CLIENT must be one of/],
  ['no number of partitions', { KAFKA_BROKERS: NOBODY, KAFKA_TOPIC_PARTITIONS: 'many' }, /KAFKA_TOPIC_PARTITIONS/],
] as const) {
  test(`${why}: it ends with 2 and names the variable`, async () => {
    const room = start('pricing', variables);
    expect(await room.ended).toBe(2);
    expect(room.lastLine).toMatchObject({ level: 60, service: 'pricing', msg: expect.stringMatching(says) as string });
  });
}

test('a port that is taken: it ends with 1, which asks for another start, and names the port', async () => {
  const room = start('pricing', { KAFKA_BROKERS: NOBODY, CHARGELINE_ADMIN_PORT: String(mutePort) });
  expect(await room.ended).toBe(1);
  expect(room.lastLine).toMatchObject({
    code: 'CHL_RUNTIME_PORT',
    msg: `Port ${mutePort} is taken. Stop who has it, or choose another.`,
  });
});

for (const client of ['kafkajs', 'platformatic']) {
  for (const [why, broker, midway] of [
    ['is not there', () => NOBODY, async () => undefined],
    ['takes connections and says nothing', () => `127.0.0.1:${mutePort}`, askedAgain],
  ] as const) {
    test(`a broker that ${why} (${client}): it lives and is not ready; a stop is no matter of the broker's patience`, async () => {
      // 3 is less than the 4.5 seconds that a broker is given to answer.
      const room = start('pricing', {
        KAFKA_BROKERS: broker(),
        KAFKA_CLIENT: client,
        CHARGELINE_GRACE_SECONDS: '3',
      });
      await room.becomes(503, { start: 'CHL_MESSAGING_BROKER' });
      expect(await room.asks('/health/live')).toEqual({ status: 200, body: { status: 'ok' } });
      await midway();
      expect(await room.stop()).toBe(0);
      expect(room.lines.filter(({ msg }) => msg.endsWith('Waiting.'))).toHaveLength(1);
      expect(room.lastLine).toMatchObject({ msg: 'Stopped.' });
    });
  }
}
