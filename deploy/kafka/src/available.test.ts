import { afterEach, expect, test, vi } from 'vitest';
import { brokerAvailable, javaMajor, kafkaHalf } from './available.js';

afterEach(() => vi.unstubAllEnvs());

for (const [why, said, major] of [
  ['a Java 17', 'openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime', 17],
  ['a Java 8, which still called itself 1.8', 'java version "1.8.0_412"', 8],
  ['an early access build without a dot', 'openjdk version "25-ea" 2025-09-16', 25],
  ['a shell that knows no java', 'sh: java: not found', null],
] as const) {
  test(`the major version of ${why}`, () => expect(javaMajor(said)).toBe(major));
}

test('without Java it says what to install', async () => {
  vi.stubEnv('PATH', '/nowhere');
  expect(await brokerAvailable()).toEqual({ ok: false, because: expect.stringMatching(/Java 17.*Install/) as string });
});

test('without Java the Kafka half fails in CI and is skipped elsewhere', async () => {
  vi.stubEnv('PATH', '/nowhere');
  await expect(kafkaHalf({ CI: 'true' })).rejects.toThrow(/The Kafka half did not run.*Java 17/);
  expect(await kafkaHalf({})).toMatchObject({ ok: false });
});
