import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyring } from '@chargeline/security';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keysOf, keyVariables, mustHold } from './keys.js';

interface Ring {
  readonly current: string;
  readonly sealing: Readonly<Record<string, string>>;
  readonly index: string;
}

const ring = (): Ring => JSON.parse(newKeyring()) as Ring;
const ours = ring();
const rotated = { ...ours, current: 'k2', sealing: { ...ours.sealing, k2: ring().sealing['k1'] } };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the first start makes keys, every later one finds them', async () => {
  const made = await keysOf(folder, {});
  expect(await keysOf(folder, {})).toEqual(made);
  expect(keyVariables(made, { KAFKA_CLIENT: 'kafkajs' })).toEqual({
    CHARGELINE_KEYRING: made.keyring,
    GATEWAY_SIGNING_KEY: made.signingKey,
    KAFKA_CLIENT: 'kafkajs',
  });
});

test('its owner alone can read them', async () => {
  await keysOf(folder, {});
  expect((await stat(join(folder, 'keys.json'))).mode & 0o077).toBe(0);
});

test('where they are gone and sealed data are there, no new ones take their place', async () => {
  await mkdir(join(folder, 'postgres', 'cluster'), { recursive: true });
  await expect(keysOf(folder, {})).rejects.toThrow(/keys\.json is gone.*Put it back/);
});

test('a keyring of the user is not kept, and has to be there again', async () => {
  const env = { CHARGELINE_KEYRING: JSON.stringify(ours) };
  const keys = await keysOf(folder, env);
  expect(await readFile(join(folder, 'keys.json'), 'utf8')).not.toContain(ours.index);
  expect(keyVariables(keys, env)).toMatchObject(env);
  await expect(keysOf(folder, {})).rejects.toThrow(/Set CHARGELINE_KEYRING/);
});

const check =
  (given: object): (() => void) =>
  (): void =>
    mustHold(JSON.stringify(ours), JSON.stringify(given));

test('the same keyring in the place of ours, or one with a newer key beside the older, is taken', () => {
  expect(check(ours)).not.toThrow();
  expect(check(rotated)).not.toThrow();
});

for (const [why, given] of [
  ['one without the older key', { ...rotated, sealing: { k2: rotated.sealing.k2 } }],
  ['one with another key of that name', { ...ours, sealing: ring().sealing }],
  ['one that indexes otherwise', { ...ours, index: ring().index }],
] as const) {
  test(`a keyring in the place of ours: ${why} is refused`, () => expect(check(given)).toThrow(/has not all keys/));
}
