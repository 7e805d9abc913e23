import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answers } from './answers.js';
import { kafkaHalf } from './available.js';
import { startBroker } from './broker.js';

const { ok } = await kafkaHalf();
const portOf = (brokers: string): number => Number(brokers.split(':')[1]);

test('a port where nobody listens does not answer', async () => expect(await answers(1)).toBe(false));

describe.skipIf(!ok)('a real broker', () => {
  test('answers, keeps its data over a kill and a restart that fails, and leaves nothing behind', async () => {
    const own = (): Promise<string[]> =>
      readdir(tmpdir()).then((names) => names.filter((name) => name.startsWith(`chargeline-kafka-${process.pid}-`)));
    const broker = await startBroker();
    const port = portOf(broker.brokers);
    const folders = await own();
    expect(folders).toHaveLength(1);
    expect(await answers(port)).toBe(true);
    await broker.kill();
    expect(await answers(port)).toBe(false);

    const squatter = createServer().listen(port, 'localhost');
    await once(squatter, 'listening');
    await expect(broker.restart()).rejects.toThrow('ended at its start');
    squatter.close();
    expect(await own()).toEqual(folders);
    await broker.restart();
    expect(await answers(port)).toBe(true);
    await broker.stop();
    expect(await answers(port)).toBe(false);
    expect(await own()).toEqual([]);
  });

  test('a data folder that was named is kept', async () => {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'chargeline-kafka-kept-'));
    const broker = await startBroker({ dataFolder });
    await broker.stop();
    expect(await readdir(dataFolder)).toContain('log');
    await rm(dataFolder, { recursive: true });
  });

  test('dies with a parent that is killed', async () => {
    const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
    expect(existsSync(main), 'build deploy/kafka first').toBe(true);
    const parent = spawn(process.execPath, [main, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const socket = connect(portOf(line.toString().trim()), 'localhost');
    await once(socket, 'connect');
    // The end of the broker may be a reset.
    socket.on('error', () => undefined).resume();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    parent.kill('SIGKILL');
    await Promise.race([closed, after(10_000).then(() => Promise.reject(new Error('it lives on')))]);
  });
});
