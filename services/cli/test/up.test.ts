import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chargeline, type Ran } from './run.js';

const PATIENCE_MILLIS = 300_000;

interface Room {
  readonly room: string;
  readonly instance: string;
  readonly pid: number;
  readonly state: string;
  readonly restarts: number;
  readonly ready: boolean;
  readonly behind: number | null;
  readonly admin: string;
}

interface Up {
  readonly pid: number;
  readonly ready: boolean;
  readonly rooms: readonly Room[];
  readonly urls: Readonly<Record<string, string>>;
  readonly files: string;
  readonly logins: readonly object[];
}

let folder: string;
let env: NodeJS.ProcessEnv;
const run = (...args: readonly string[]): Promise<Ran> => chargeline(args, { cwd: folder, env });

/** A command that must succeed, and what it says. */
async function json<T>(...args: readonly string[]): Promise<T> {
  const { exit, out, err } = await run(...args, '--json');
  expect({ exit, err: exit === 0 ? '' : err }).toEqual({ exit: 0, err: '' });
  return JSON.parse(out) as T;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-up-'));
  // PostgreSQL runs as another user when we are root.
  await chmod(folder, 0o755);
  const unset = { KAFKA_BROKERS: undefined, DATABASE_URL: undefined, CHARGELINE_KEYRING: undefined };
  env = { CHARGELINE_HOME: join(folder, 'home'), KAFKA_TOPIC_PARTITIONS: '4', ...unset };
});
afterAll(async () => {
  await run('down');
  const word = await readFile(join(folder, 'home', 'up.json'), 'utf8').catch(() => null);
  if (word !== null) process.kill((JSON.parse(word) as { pid: number }).pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
}, PATIENCE_MILLIS);

test('without Java it says what to do, and ends with 3', async () => {
  const { exit, out, err } = await chargeline(['up'], { cwd: folder, env: { ...env, PATH: folder } });
  expect({ exit, out }).toEqual({ exit: 3, out: '' });
  expect(err).toMatch(/^CHL_CLI_MISSING: .*Java 17.*Install.*KAFKA_BROKERS[^\n]*\n$/);
});

test('nothing is up: down says so, status and logs end with 3', async () => {
  expect(await run('down')).toEqual({ exit: 0, out: 'No line is up.\n', err: '' });
  expect((await run('status')).exit).toBe(3);
  expect((await run('logs')).exit).toBe(3);
});

const { ok } = await kafkaHalf();

/** Those processes of the line that are still there: its rooms by their numbers, Kafka and PostgreSQL by the folder that they name. */
function left(rooms: readonly Room[]): readonly string[] {
  const all = execFileSync('ps', ['-eo', 'pid=,args=']).toString().split('\n');
  const numbers = new Set(rooms.map(({ pid }) => String(pid)));
  return all.filter((line) => numbers.has(line.trim().split(' ')[0]!) || line.includes(join(folder, 'home', 'up')));
}

const atDoors = ({ urls, logins, files }: Up): object => ({ urls, logins, files });

describe.skipIf(!ok)('up', { timeout: PATIENCE_MILLIS }, () => {
  let first: Up;

  test('every room is a process of its own, with one table of how it stands', async () => {
    await run('generate', '--encounters', '30', '--seed', '3', '--to', 'practice');
    first = await json<Up>('up', '--sources', 'practice/sources.json', '--scale', 'pricing=2');
    expect(first.ready).toBe(true);
    expect(first.rooms.map(({ instance }) => instance)).toEqual([
      'ehr-adapters',
      'gateway',
      'ingestion',
      'coding',
      'rules',
      'scoring',
      'pricing',
      'pricing-2',
      'billing',
    ]);
    expect(new Set(first.rooms.flatMap(({ pid, admin }) => [pid, admin])).size).toBe(18);
    expect(first.rooms.every(({ state, restarts }) => state === 'running' && restarts === 0)).toBe(true);
    expect((await stat(join(folder, 'home', 'up', 'keys.json'))).mode & 0o077).toBe(0);
  });

  test('the other commands of the tool go to it', async () => {
    expect(await json('send', 'practice/messages')).toMatchObject({ refused: 0 });
    expect(await json('dead-letters', 'list')).toEqual({ letters: [] });
    const quiet = async (): Promise<number> =>
      (await json<Up>('status')).rooms.reduce((sum, { behind }) => sum + (behind ?? 0), 0);
    await expect.poll(quiet, { timeout: PATIENCE_MILLIS, interval: 500 }).toBe(0);
  });

  test('the claims of its Kafka are run through two rulebooks', async () => {
    const backtest = ['rules', 'backtest', '--from', 'house', '--to', 'house', '--since'];
    const { claims } = await json<{ claims: number }>(...backtest, '2020-01-01');
    expect(claims).toBeGreaterThan(20);
    expect(await json(...backtest, '2099-01-01')).toMatchObject({ claims: 0 });
    expect(await run('rules', 'explain', 'C0000000000000000000')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('No claim of this id was judged') as string,
    });
  });

  test('a room that dies is started again', async () => {
    const { pid } = first.rooms.find(({ room }) => room === 'rules')!;
    process.kill(pid, 'SIGKILL');
    const rules = async (): Promise<object> => {
      const { rooms } = JSON.parse((await run('status', '--json')).out) as Up;
      const { restarts, ready, pid: now } = rooms.find(({ room }) => room === 'rules')!;
      return { restarts, ready, another: now !== null && now !== pid };
    };
    const again = { restarts: 1, ready: true, another: true };
    await expect.poll(rules, { timeout: PATIENCE_MILLIS, interval: 500 }).toEqual(again);
  });

  test('up on a line that is up scales it', async () => {
    const { pid, rooms } = await json<Up>('up', '--scale', 'pricing=1', '--scale', 'coding=2');
    expect(pid).toBe(first.pid);
    const scaled = rooms.filter(({ room }) => ['coding', 'pricing'].includes(room));
    expect(scaled.map(({ instance }) => instance)).toEqual(['coding', 'coding-2', 'pricing']);
    expect(await run('up', '--scale', 'nobody=2')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('CHL_MACHINE_NO_ROOM') as string,
    });
  });

  test('one that keeps it up and is killed leaves no process behind, and the next up finds everything again', async () => {
    const { rooms } = await json<Up>('status');
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => left(rooms), { timeout: PATIENCE_MILLIS, interval: 500 }).toEqual([]);

    const next = await json<Up>('up');
    expect(atDoors(next)).toEqual(atDoors(first));
    // The files are written now, out of identities that were sealed before.
    const { ledger } = await json<{ ledger: object }>('ledger', 'verify', '--file', '--sent', 'practice/visits.json');
    expect(ledger).toMatchObject({ accepted: 30, lost: 0, doubled: 0, centsOff: 0 });
    first = next;
  });

  test('the logs of all rooms by time, of one alone, and as they were written', async () => {
    const all = (await run('logs', '--lines', '500')).out.trim().split('\n');
    for (const { room } of first.rooms) expect(all.some((line) => line.includes(room))).toBe(true);
    expect(all).toEqual(all.toSorted((one, other) => one.slice(0, 23).localeCompare(other.slice(0, 23))));
    const one = (await run('logs', 'rules', '--lines', '3', '--json')).out.trim().split('\n');
    expect(one.map((line) => (JSON.parse(line) as { service: string }).service)).toEqual(['rules', 'rules', 'rules']);
  });

  test('down ends every process, and up after it has the same doors, users and claims', async () => {
    expect(await run('down')).toMatchObject({ exit: 0, out: expect.stringMatching(/^Stopped\./) as string });
    expect(left(first.rooms)).toEqual([]);
    expect((await run('status')).exit).toBe(3);
    expect((await run('logs', 'pricing')).out).toContain('Stopped.');

    expect(atDoors(await json<Up>('up'))).toEqual(atDoors(first));
    expect(await json('ledger', 'verify', '--sent', 'practice/visits.json')).toMatchObject({
      ledger: { accepted: 30, lost: 0, doubled: 0, centsOff: 0 },
    });
    expect((await run('down')).exit).toBe(0);
  });
});
