import { expect, test } from 'vitest';
import { hashPassword, passwordMatches } from './index.js';

const hash = await hashPassword('correct horse');

test('the hash holds no password, and two hashes of one password differ', async () => {
  expect(hash).toMatch(/^scrypt-14-8-5\$[\w-]{22}\$[\w-]{43}$/);
  expect(await hashPassword('correct horse')).not.toBe(hash);
});

for (const [why, password, kept, matches] of [
  ['the same password', 'correct horse', hash, true],
  ['another password', 'correct horsf', hash, false],
  ['another case', 'Correct horse', hash, false],
  ['an empty password', '', hash, false],
  ['a user who does not exist', 'correct horse', undefined, false],
  ['a hash of another setting', 'correct horse', hash.replace('-14-', '-10-'), false],
  ['a hash without a key', 'correct horse', hash.slice(0, hash.lastIndexOf('$')), false],
  ['a key cut short', 'correct horse', hash.slice(0, -4), false],
  ['no hash at all', 'correct horse', 'correct horse', false],
] as const) {
  test(`${why}: ${matches}`, async () => expect(await passwordMatches(password, kept)).toBe(matches));
}

test('one letter typed in two ways is one letter', async () => {
  expect(await passwordMatches('caf\u00e9', await hashPassword('cafe\u0301'))).toBe(true);
});

test('an unknown user costs as much as a known one', async () => {
  const timed = async (kept: string | undefined): Promise<number> => {
    const started = process.cpuUsage();
    await passwordMatches('wrong', kept);
    const { user, system } = process.cpuUsage(started);
    return user + system;
  };
  expect(await timed(undefined)).toBeGreaterThan((await timed(hash)) / 4);
});
