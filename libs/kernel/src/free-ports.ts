import { createServer, type Server } from 'node:net';

/** Below the ports that systems give to outgoing connections: one of those could take a listener's port while it restarts. */
const FIRST = 20_000;
const END = 30_000;
/** A process holds ports by blocks: it listens on the first of a block as long as it lives, and gives the others away. */
const BLOCK = 50;

const held = new Set<number>();
const given = new Set<number>();

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function isFree(port: number): Promise<boolean> {
  const server = await listen(port);
  if (server === null) return false;
  await new Promise((closed) => server.close(closed));
  return true;
}

async function hold(block: number): Promise<boolean> {
  if (held.has(block)) return true;
  const guard = await listen(block);
  if (guard === null) return false;
  guard.unref();
  held.add(block);
  return true;
}

async function nextOf(block: number): Promise<number | null> {
  for (let port = block + 1; port < block + BLOCK; port += 1) {
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  return null;
}

async function freePort(): Promise<number> {
  for (const block of held) {
    const port = await nextOf(block);
    if (port !== null) return port;
  }
  const blocks = (END - FIRST) / BLOCK;
  const start = Math.floor(Math.random() * blocks);
  for (let step = 0; step < blocks; step += 1) {
    const block = FIRST + ((start + step) % blocks) * BLOCK;
    const port = !held.has(block) && (await hold(block)) ? await nextOf(block) : null;
    if (port !== null) return port;
  }
  throw new Error('No port between 20000 and 29999 seems to be free on this machine.');
}

/**
 * So many ports of this machine that nobody listened on a moment ago, all different. They stay this process's until it
 * ends: no other that asks here gets them, not even while their listener restarts. Throws when there seem to be none.
 */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  return ports;
}

/** Whether these ports, given to a process before, are this one's from now on: not where another holds a block of them. */
export async function holdPorts(ports: readonly number[]): Promise<boolean> {
  for (const port of ports) {
    given.add(port);
    if (port >= FIRST && port < END && !(await hold(port - (port % BLOCK)))) return false;
  }
  return true;
}
