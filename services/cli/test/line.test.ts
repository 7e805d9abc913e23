import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExplainedClaim } from '@chargeline/rules';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chargeline, MAIN, type Ran, stayingTool } from './run.js';

// A line takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
let env: NodeJS.ProcessEnv;
const tool = stayingTool();
const run = (...args: readonly string[]): Promise<Ran> => tool(args, { cwd: folder, env });
/** In a process of its own: what starts a line must also end by itself. */
const runAlone = (...args: readonly string[]): Promise<Ran> => chargeline(args, { cwd: folder, env });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-line-'));
  env = { CHARGELINE_HOME: join(folder, 'home'), CHARGELINE_KEYRING: undefined, DATABASE_URL: undefined };
  await run('generate', '--encounters', '12', '--seed', '3', '--to', 'practice');
  await writeFile(join(folder, 'empty.hl7'), '');
  await writeFile(join(folder, 'note.txt'), 'a note');
});
afterAll(() => rm(folder, { recursive: true }));

test('demo --exit --json: JSON alone, a balanced ledger, files that are there and can be read', async () => {
  const { exit, out } = await runAlone('demo', '--encounters', '60', '--exit', '--json');
  const { ledger, files837, deliveries } = JSON.parse(out) as {
    ledger: Record<string, number>;
    files837: readonly string[];
    deliveries: Record<string, number>;
  };
  expect(exit).toBe(0);
  expect(ledger).toMatchObject({ accepted: 60, lost: 0, doubled: 0, centsOff: 0 });
  expect(ledger['billed']! + ledger['rejected']! + ledger['parked']!).toBe(60);
  expect(deliveries['unexpected']).toBe(0);
  const read = await run('x12', 'read', ...files837, '--json');
  const { files } = JSON.parse(read.out) as { files: readonly { claims: readonly unknown[] }[] };
  expect(read.exit).toBe(0);
  expect(files.reduce((sum, { claims }) => sum + claims.length, 0)).toBe(ledger['billed']);
});

test('send without a line starts one, accounts for every file, and stops it', async () => {
  const { exit, out, err } = await runAlone('send', 'practice/messages', 'empty.hl7', 'note.txt', '--json');
  const { files, accepted, refused, parked, details } = JSON.parse(out) as Record<string, number> & {
    details: readonly { file: string; fate: string; reason: string }[];
  };
  expect({ exit, started: err.includes('No line runs') }).toEqual({ exit: 0, started: true });
  expect(accepted! + refused! + parked!).toBe(files);
  expect(details).toHaveLength(files!);
  expect(details.every(({ reason }) => reason !== '')).toBe(true);
  expect(details.slice(-2).map(({ file, fate }) => [file, fate])).toEqual([
    ['empty.hl7', 'refused'],
    ['note.txt', 'refused'],
  ]);
  expect((await run('dead-letters', 'list')).exit).toBe(3);
});

/** A line of its own process, once it says that it is up. */
async function startedLine(): Promise<{ readonly stop: () => Promise<number | null> }> {
  const child = spawn(process.execPath, [MAIN, 'start', '--sources', 'practice/sources.json'], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ctrl-C')) resolve();
    });
    child.once('close', () => reject(new Error(`The line ended at its start. It said: ${said}`)));
  });
  return {
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** The first claim of the 837 files of the line that runs, as its rules room explains it. */
async function explainedClaim() {
  const { folder: files } = JSON.parse(await readFile(join(folder, 'home', 'line.json'), 'utf8')) as { folder: string };
  const [file] = (await readdir(files, { recursive: true })).filter((name) => /\.\w+$/.test(name));
  const read = JSON.parse((await run('x12', 'read', join(files, file!), '--json')).out) as {
    files: readonly { claims: readonly { controlNumber: string }[] }[];
  };
  const { exit, out } = await run('rules', 'explain', read.files[0]!.claims[0]!.controlNumber, '--json');
  return { exit, ...(JSON.parse(out) as ExplainedClaim) };
}

test('start, send to it, file, verify by the sender’s own list, look, stop', async () => {
  const line = await startedLine();
  try {
    const sent = JSON.parse((await run('send', 'practice/messages', '--json')).out) as Record<string, number>;
    expect(sent['refused']).toBe(0);

    const verified = await run('ledger', 'verify', '--file', '--sent', 'practice/visits.json', '--json');
    const { ledger } = JSON.parse(verified.out) as { ledger: Record<string, number> };
    expect({ exit: verified.exit, ledger }).toMatchObject({
      exit: 0,
      ledger: { accepted: 12, lost: 0, doubled: 0, centsOff: 0 },
    });
    expect((await run('ledger', 'verify')).out).toMatch(/^accepted=12 .* lost=0 doubled=0 cents_off=0\n$/);

    expect(await run('dead-letters', 'list', '--json')).toMatchObject({ exit: 0, out: '{\n  "letters": []\n}\n' });
    expect((await run('dead-letters', 'replay', '6d3f1c0a-0000-5000-8000-000000000001')).exit).toBe(1);
    const claim = await explainedClaim();
    expect(claim).toMatchObject({ exit: 0, tenant: expect.any(String) as string });
    expect(claim.judged).toMatchObject({ outcome: 'judged', rulebook: claim.now.rulebook });
    expect(claim.now.looked.length).toBeGreaterThan(50);
    expect(await run('rules', 'explain', 'C0000000000000000000')).toMatchObject({ exit: 1, out: '' });
    const backtest = await run('rules', 'backtest', '--from', 'house', '--to', 'house', '--since', '2020-01-01');
    expect(backtest).toMatchObject({ exit: 3, err: expect.stringMatching(/in its own memory.*--claims/) as string });

    const doctor = JSON.parse((await run('doctor', '--json')).out) as { findings: readonly Record<string, string>[] };
    expect(doctor.findings.find(({ check }) => check === 'MLLP')).toMatchObject({ state: 'ok' });
  } finally {
    expect(await line.stop()).toBe(0);
  }
  expect((await run('ledger', 'verify')).exit).toBe(3);
});
