import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { connectMllp, type MllpClient } from './client.js';
import { mllpFrame } from './frame.js';

const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(() => {
  sockets.splice(0).forEach((socket) => socket.destroy());
  servers.splice(0).forEach((server) => server.close());
});

/** A receiver that does with each chunk as told. */
function receiver(onData: (socket: Socket, chunk: Buffer) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => onData(socket, chunk));
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function client(port: number, timeoutMillis = 5_000): Promise<MllpClient> {
  return connectMllp({ host: '127.0.0.1', port, timeoutMillis });
}

test('one message is in flight: the second is sent when the first is answered', async () => {
  const chunks: string[] = [];
  const sender = await client(
    await receiver((socket, chunk) => {
      chunks.push(chunk.toString());
      socket.write(mllpFrame(Buffer.from(`re ${chunks.length}`)));
    }),
  );
  const answers = await Promise.all(['a', 'b', 'c'].map((text) => sender.send(Buffer.from(text))));
  expect(answers.map(String)).toEqual(['re 1', 're 2', 're 3']);
  expect(chunks).toEqual(['a', 'b', 'c'].map((text) => mllpFrame(Buffer.from(text)).toString()));
  await sender.close();
});

test('no answer in time closes the connection and may be sent again', async () => {
  const sender = await client(await receiver(() => undefined), 50);
  await expect(sender.send(Buffer.from('a'))).rejects.toMatchObject({ code: 'CHL_HL7_NO_ANSWER', retriable: true });
  await expect(sender.send(Buffer.from('b'))).rejects.toMatchObject({ code: 'CHL_HL7_NO_ANSWER' });
  await sender.close();
});

test('a receiver that hangs up', async () => {
  const sender = await client(await receiver((socket) => socket.destroy()));
  await expect(sender.send(Buffer.from('a'))).rejects.toMatchObject({ code: 'CHL_HL7_NO_ANSWER' });
  await sender.close();
});

test('an answer that is no frame', async () => {
  const sender = await client(await receiver((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n')));
  await expect(sender.send(Buffer.from('a'))).rejects.toMatchObject({ code: 'CHL_HL7_NO_ANSWER' });
  await sender.close();
});

test('nobody listens', async () => {
  const port = await receiver(() => undefined);
  await new Promise((resolve) => {
    servers.pop()?.close(resolve);
  });
  await expect(client(port)).rejects.toMatchObject({ code: 'CHL_HL7_NO_CONNECTION', retriable: true });
});

test('close waits for the answer', async () => {
  const sender = await client(await receiver((socket) => socket.write(mllpFrame(Buffer.from('re')))));
  const answer = sender.send(Buffer.from('a'));
  await sender.close();
  expect((await answer).toString()).toBe('re');
});
