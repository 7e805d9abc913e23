import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, encounter } from '@chargeline/contracts/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chargeline, type Ran, stayingTool } from './run.js';

let folder: string;
/** No line runs at this home. */
const surroundings = () => ({
  cwd: folder,
  env: { CHARGELINE_HOME: join(folder, 'home'), CHARGELINE_KEYRING: undefined },
});
const tool = stayingTool();
const run = (...args: readonly string[]): Promise<Ran> => tool(args, surroundings());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-cli-'));
  await writeFile(join(folder, 'claim.json'), JSON.stringify({ encounter, claim }));
  await writeFile(join(folder, 'half.json'), JSON.stringify({ encounter: { ...encounter, patient: 'KANARIENVOGEL' } }));
  await writeFile(join(folder, 'broken.json'), '{"patient":"KANARIENVOGEL"');
  await writeFile(join(folder, 'no.837'), 'ISA*KANARIENVOGEL');
});
afterAll(() => rm(folder, { recursive: true }));

const json = async (...args: readonly string[]): Promise<{ exit: number | null; value: Record<string, unknown> }> => {
  const { exit, out } = await run(...args, '--json');
  return { exit, value: JSON.parse(out) as Record<string, unknown> };
};

test('--help ends with 0, on standard output', async () => {
  const { exit, out, err } = await run('x12', 'read', '--help');
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(out).toContain('chargeline x12 read');
});

for (const [why, args, exit, code] of [
  ['a command that is not there', ['frobnicate'], 2, 'CHL_CLI_USE'],
  ['an option that is not there', ['price', '--frobnicate'], 2, 'CHL_CLI_USE'],
  ['an option that must be given', ['price'], 2, 'CHL_CLI_USE'],
  ['a value that does not fit', ['price', '--code', '99213', '--on', '2025-02-30'], 2, 'CHL_CLI_USE'],
  ['a file that is not there', ['x12', 'read', 'nowhere.837'], 2, 'CHL_CLI_USE'],
  ['neither letters nor all of them', ['dead-letters', 'replay'], 2, 'CHL_CLI_USE'],
  ['a path to send that is not there', ['send', 'nowhere'], 2, 'CHL_CLI_USE'],
  ['a folder with something in it', ['generate', '--to', '.'], 2, 'CHL_CLI_USE'],
  ['a file that is not JSON', ['rules', 'check', 'broken.json'], 1, 'CHL_CLI_NOT_OK'],
  ['a document that is no claim', ['rules', 'check', 'half.json'], 1, 'CHL_CLI_NOT_OK'],
  ['no line to ask', ['dead-letters', 'list'], 3, 'CHL_CLI_MISSING'],
] as const) {
  test(`${why} ends with ${exit}, one line on standard error, nothing on standard output`, async () => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toMatch(new RegExp(`^${code}: [^\\n]+\\n$`));
    expect(ran.err).not.toContain('KANARIENVOGEL');
  });
}

for (const args of [
  ['price', '--code', '99213', '--json'],
  ['rules', 'check', 'broken.json'],
  ['frobnicate'],
  ['dead-letters', 'list'],
]) {
  test(`a process of its own says the same and ends alike: ${args.join(' ')}`, async () => {
    expect(await chargeline(args, surroundings())).toEqual(await run(...args));
  });
}

test('--debug shows where', async () => {
  const { err } = await run('dead-letters', 'list', '--debug');
  expect(err).toMatch(/\n {4}at /);
});

test('99213 in Pittsburgh: 85.52 in the office, 62.13 in a hospital', async () => {
  const { value } = await json('price', '--code', '99213', '--modifier', '25', '--zip', '15213', '--on', '2025-06-01');
  expect(value).toMatchObject({
    lines: [{ code: '99213', modifiers: ['25'], units: 1, status: 'priced', allowedCents: 8_552, because: null }],
    totalCents: 8_552,
  });
  expect((await json('price', '--code', '99213', '--pos', '21')).value).toMatchObject({ totalCents: 6_213 });
  expect((await run('price', '--code', '99213', '--units', '2')).out).toContain('171.04');
});

test('a code without a price says why, and that is an answer', async () => {
  const { exit, value } = await json('price', '--code', '99999');
  expect(exit).toBe(0);
  expect(value).toMatchObject({
    totalCents: null,
    lines: [{ status: 'not-in-schedule', because: expect.any(String) as string }],
  });
});

test('topics: each has an owner and readers', async () => {
  const { value } = await json('topics');
  expect(value['topics']).toContainEqual({
    topic: 'scoring.claim.scored.v1',
    owner: 'scoring',
    key: 'claim.claimId',
    sections: ['encounter', 'claim', 'judgement', 'score'],
    readers: ['pricing'],
  });
});

test('a file that is no 837 ends with 1, and its fault quotes nothing', async () => {
  const { exit, out } = await run('x12', 'read', 'no.837', '--json');
  const { files } = JSON.parse(out) as { files: readonly { faults: readonly unknown[] }[] };
  expect({ exit, faults: files[0]!.faults.length > 0 }).toEqual({ exit: 1, faults: true });
  expect(out).not.toContain('KANARIENVOGEL');
});

test('keys: JSON alone on standard output, another one each time', async () => {
  const [one, other] = await Promise.all([run('keys', 'new'), run('keys', 'new')]);
  expect(JSON.parse(one.out)).toMatchObject({ current: 'k1' });
  expect(one.out).not.toBe(other.out);
});

test('doctor finds this machine well enough', async () => {
  const { exit, value } = await json('doctor');
  expect({ exit, faults: value['faults'] }).toEqual({ exit: 0, faults: 0 });
});

test('the same seed generates the same files', async () => {
  const [one, other] = await Promise.all(
    ['one', 'other'].map(async (to) => {
      const { value } = await json('generate', '--encounters', '10', '--seed', '7', '--to', to);
      const names = (await readdir(join(folder, to, 'messages'))).toSorted();
      const texts = await Promise.all(names.map((name) => readFile(join(folder, to, 'messages', name), 'utf8')));
      return { files: value['files'], names, texts };
    }),
  );
  expect(one).toEqual(other);
  expect(one!.files).toBe(one!.names.length + 2);
});
