import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { connectMllp } from './client.js';
import { mllpFrame } from './frame.js';
import { listenMllp, type MllpServer, type MllpServerOptions } from './server.js';

const servers: MllpServer[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  sockets.splice(0).forEach((socket) => socket.destroy());
  await Promise.all(servers.splice(0).map((server) => server.close(1_000)));
});

async function serve(options: Partial<MllpServerOptions> = {}): Promise<MllpServer> {
  const server = await listenMllp({
    host: '127.0.0.1',
    port: 0,
    onMessage: (bytes) => Promise.resolve(Buffer.from(`ok ${bytes.toString()}`)),
    onFault: (fault, head) => Buffer.from(`${fault.ackCode} ${head.toString()}`),
    onError: (error) => expect.unreachable(String(error)),
    ...options,
  });
  servers.push(server);
  return server;
}

async function dial(server: MllpServer): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: server.port });
  socket.on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** All that the socket receives until it has received `length` bytes or is closed. */
async function received(socket: Socket, length = Infinity): Promise<string> {
  let text = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.length >= length) break;
  }
  return text;
}

function framed(...messages: readonly string[]): string {
  return messages.map((message) => mllpFrame(Buffer.from(message)).toString()).join('');
}

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

describe('messages', () => {
  test('are answered in their order, one in hand at a time, though later ones take less time', async () => {
    let inHand = 0;
    let most = 0;
    const server = await serve({
      onMessage: async (bytes) => {
        inHand += 1;
        most = Math.max(most, inHand);
        for (let turn = Number(bytes.toString()); turn > 0; turn -= 1) await Promise.resolve();
        inHand -= 1;
        return bytes;
      },
    });
    const socket = await dial(server);
    socket.write(framed('90', '40', '5'));
    expect(await received(socket, framed('90', '40', '5').length)).toBe(framed('90', '40', '5'));
    expect(most).toBe(1);
  });

  test('null sends no answer', async () => {
    const server = await serve({ onMessage: (bytes) => Promise.resolve(bytes.toString() === 'a' ? null : bytes) });
    const socket = await dial(server);
    socket.write(framed('a', 'b'));
    expect(await received(socket, framed('b').length)).toBe(framed('b'));
  });

  test('a sender that stops sending still gets its answer', async () => {
    const socket = await dial(await serve());
    socket.end(framed('last'));
    expect(await received(socket)).toBe(framed('ok last'));
  });

  test('a framing fault is answered and the next frame is handled', async () => {
    const socket = await dial(await serve());
    socket.write(`stray${framed('a')}`);
    const expected = framed('AR stray', 'ok a');
    expect(await received(socket, expected.length)).toBe(expected);
  });

  test('nothing more is read while a message is in hand', async () => {
    const held = gate();
    const began = gate();
    let seen = 0;
    const server = await serve({
      onMessage: async () => {
        seen += 1;
        began.open();
        await held.opened;
        return null;
      },
    });
    const socket = await dial(server);
    const burst = Buffer.from(framed('x'.repeat(1_000_000)).repeat(40));
    const flushed = new Promise<boolean>((resolve) => {
      socket.write(burst, () => resolve(true));
    });
    await began.opened;
    // 40 MB do not fit into socket buffers: the write ends only when the receiver reads on.
    const other = await connectMllp({ host: '127.0.0.1', port: (await serve()).port, timeoutMillis: 5_000 });
    await other.send(Buffer.from('meanwhile'));
    expect(await Promise.race([flushed, Promise.resolve(false)])).toBe(false);
    expect(seen).toBe(1);
    held.open();
    await flushed;
    await other.close();
  });
});

describe('bad peers', () => {
  test('a hundred slow senders are cut, and a good one is served meanwhile', async () => {
    const server = await serve({ limits: { idleMillis: 300 } });
    const slow = await Promise.all(Array.from({ length: 100 }, () => dial(server)));
    const cut = slow.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of slow) {
      socket.resume();
      socket.write('\u000bM');
      const drip = setInterval(() => socket.write('S'), 50);
      socket.once('close', () => clearInterval(drip));
    }
    const client = await connectMllp({ host: '127.0.0.1', port: server.port, timeoutMillis: 5_000 });
    expect((await client.send(Buffer.from('good'))).toString()).toBe('ok good');
    await Promise.all(cut);
    expect((await client.send(Buffer.from('after'))).toString()).toBe('ok after');
    await client.close();
  });

  test('a connection dropped before the answer harms nobody', async () => {
    const held = gate();
    const began = gate();
    const server = await serve({
      onMessage: async (bytes) => {
        if (bytes.toString() !== 'dropped') return bytes;
        began.open();
        await held.opened;
        return bytes;
      },
    });
    const socket = await dial(server);
    socket.write(framed('dropped'));
    await began.opened;
    socket.resetAndDestroy();
    held.open();
    const client = await connectMllp({ host: '127.0.0.1', port: server.port, timeoutMillis: 5_000 });
    expect((await client.send(Buffer.from('next'))).toString()).toBe('next');
    await client.close();
  });

  test('a handler that fails leaves the message unanswered and closes the connection', async () => {
    const errors: unknown[] = [];
    const failure = new Error('no log');
    const server = await serve({ onMessage: () => Promise.reject(failure), onError: (error) => errors.push(error) });
    const socket = await dial(server);
    socket.write(framed('a', 'b'));
    expect(await received(socket).catch(() => '')).toBe('');
    expect(errors).toEqual([failure]);
  });

  test('a message over the limit is refused by its head and the connection goes on', async () => {
    const socket = await dial(await serve({ limits: { maxMessageBytes: 10 } }));
    socket.write(framed('MSH|too long', 'a'));
    const expected = framed('AR MSH|too long', 'ok a');
    expect(await received(socket, expected.length)).toBe(expected);
  });

  test('a connection with too many framing faults is closed', async () => {
    const socket = await dial(await serve({ limits: { maxFaults: 2 } }));
    socket.write('\u000ba'.repeat(50));
    const answers = await received(socket).catch(() => '');
    expect(answers.length).toBeLessThanOrEqual(framed('AR a', 'AR a').length);
  });

  test('a sender that does not read its answers is cut, and its place is free again', async () => {
    const server = await serve({
      limits: { idleMillis: 200, maxConnections: 1 },
      onMessage: (bytes) => Promise.resolve(bytes.toString() === 'big' ? Buffer.alloc(50_000_000, 'a') : bytes),
    });
    const deaf = await dial(server);
    deaf.pause();
    deaf.write(framed('big'));
    const attempt = async (): Promise<string> => {
      const client = await connectMllp({ host: '127.0.0.1', port: server.port, timeoutMillis: 5_000 });
      const answer = await client.send(Buffer.from('small')).catch(() => Buffer.of());
      await client.close();
      return answer.toString();
    };
    let answer = '';
    while (answer === '') answer = await attempt();
    expect(answer).toBe('small');
  });

  test('connections over the limit are dropped', async () => {
    const server = await serve({ limits: { maxConnections: 1 } });
    const client = await connectMllp({ host: '127.0.0.1', port: server.port, timeoutMillis: 5_000 });
    await client.send(Buffer.from('a'));
    const second = await dial(server);
    expect(await received(second).catch(() => '')).toBe('');
    expect((await client.send(Buffer.from('b'))).toString()).toBe('ok b');
    await client.close();
  });

  test('a port that is taken is an error of the start', async () => {
    const { port } = await serve();
    await expect(serve({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('close', () => {
  test('finishes and answers the message in hand, takes no further one, then ends', async () => {
    const held = gate();
    const began = gate();
    const seen: string[] = [];
    const server = await serve({
      onMessage: async (bytes) => {
        seen.push(bytes.toString());
        began.open();
        await held.opened;
        return bytes;
      },
    });
    const socket = await dial(server);
    socket.write(framed('in hand', 'too late'));
    await began.opened;
    const closed = server.close(10_000);
    held.open();
    expect(await received(socket)).toBe(framed('in hand'));
    await closed;
    expect(seen).toEqual(['in hand']);
  });

  test('idle connections do not keep it waiting', async () => {
    const server = await serve();
    const socket = await dial(server);
    const gone = received(socket);
    await server.close(60_000);
    expect(await gone).toBe('');
  });

  test('after the grace the rest is cut', async () => {
    const began = gate();
    const server = await serve({
      onMessage: () => {
        began.open();
        return new Promise(() => undefined);
      },
    });
    const socket = await dial(server);
    socket.write(framed('stuck'));
    await began.opened;
    const gone = received(socket).catch(() => '');
    await server.close(20);
    expect(await gone).toBe('');
  });
});
