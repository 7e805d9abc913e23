import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freePorts, holdPorts } from './free-ports.js';

test('all are different, can be listened on, and are none that outgoing connections get', async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(30_000);
    const server = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
    await new Promise((resolve) => server.close(resolve));
  }
});

test('no two calls get the same, however many ports they ask for together', async () => {
  const ports = (await Promise.all(Array.from({ length: 6 }, () => freePorts(20)))).flat();
  expect(new Set(ports).size).toBe(120);
});

/** Another process that takes so many ports, listens on none of them, and lives on. */
async function another(count: number): Promise<{ readonly child: ChildProcess; readonly ports: readonly number[] }> {
  const built = fileURLToPath(new URL('../dist/free-ports.js', import.meta.url));
  const program = `
    const { freePorts } = await import(${JSON.stringify(built)});
    console.log(JSON.stringify(await freePorts(${count})));
    setInterval(() => {}, 1_000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ports: JSON.parse(line.toString()) as number[] };
}

test('ports stay with the process that got them until it ends, also while nobody listens on them', async () => {
  const { child, ports } = await another(3);
  try {
    expect(await holdPorts(ports)).toBe(false);
    const mine = await freePorts(2_000);
    expect(mine.filter((port) => ports.includes(port))).toEqual([]);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
  expect(await holdPorts(ports)).toBe(true);
});
