import { createServer, type Server } from 'node:net';

/** Below the ports that systems give to outgoing connections: one of those could take a listener's port while it restarts. */
const FIRST = 20_000;
const COUNT = 10_000;
const TRIES = 200;

function listen(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** So many ports of this machine that nobody listened on a moment ago, all different. Throws when there seem to be none. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = new Map<number, Server>();
  for (let tries = 0; servers.size < count; tries += 1) {
    if (tries === TRIES * count) throw new Error('No port between 20000 and 29999 seems to be free on this machine.');
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const server = servers.has(port) ? null : await listen(port);
    if (server !== null) servers.set(port, server);
  }
  await Promise.all([...servers.values()].map((server) => new Promise((closed) => server.close(closed))));
  return [...servers.keys()];
}
