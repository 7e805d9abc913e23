import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayUser } from '@chargeline/standalone';
import { afterEach, expect, test } from 'vitest';
import { sendPart } from './doors.js';

let server: Server | undefined;
afterEach(() => server?.close());

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server!.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const sending = (ehr: string, user?: GatewayUser) => ({
  doors: { ehr, gateway: ehr, billing: ehr, rules: '', mllp: { host: '127.0.0.1', port: 1 } },
  user: () => (user === undefined ? Promise.reject(new Error('nobody logs in')) : Promise.resolve(user)),
});

test('HL7 goes to its door as it is, and the header names the encounter', async () => {
  const id = '6d3f1c0a-0000-5000-8000-000000000001';
  const asked: string[] = [];
  const ehr = await listen((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
    response.setHeader('x-chargeline-encounters', id).end('MSH|^~\\&|A|B|C|D|2025||ACK|1|P|2.5\rMSA|AA|1\r');
  });
  expect(await sendPart('hl7', Buffer.from('MSH|'), undefined, sending(ehr))).toEqual({
    accepted: true,
    because: 'AA',
    encounters: [id],
  });
  expect(asked).toEqual(['POST /hl7v2 x-application/hl7-v2+er7']);
});

test('FHIR names its source, or none', async () => {
  const sources: unknown[] = [];
  const ehr = await listen((request, response) => {
    sources.push(request.headers['x-chargeline-source']);
    response.writeHead(202).end('{"resourceType":"OperationOutcome","issue":[]}');
  });
  await sendPart('fhir', Buffer.from('{}'), 'riverbend-fhir', sending(ehr));
  await sendPart('fhir', Buffer.from('{}'), undefined, sending(ehr));
  expect(sources).toEqual(['riverbend-fhir', undefined]);
});

test('the same batch has the same key', async () => {
  const keys: unknown[] = [];
  const user: GatewayUser = {
    get: () => Promise.reject(new Error('not asked')),
    post: (_path, _body, headers) => {
      keys.push(headers?.['idempotency-key']);
      return Promise.resolve({ status: 202, body: { claims: [] } });
    },
  };
  const batch = Buffer.from('{"claims":[]}');
  for (const body of [batch, batch]) await sendPart('claims', body, undefined, sending('http://x', user));
  // sha256sum of the file
  expect(keys).toEqual(Array(2).fill('9ab10f0f885c9c17b9bb160e685330f8e0891ef8f13bba2ae0d86091e62bb844'));
});

test('a connection that breaks off refuses the file', async () => {
  const ehr = await listen((request) => request.socket.destroy());
  expect(await sendPart('fhir', Buffer.from('{}'), undefined, sending(ehr))).toMatchObject({
    accepted: false,
    because: expect.stringMatching(/broke off/) as string,
  });
});

test('nobody listens: the line is missing', async () => {
  const ehr = await listen(() => undefined);
  await new Promise((resolve) => server!.close(resolve));
  await expect(sendPart('hl7', Buffer.from('MSH|'), undefined, sending(ehr))).rejects.toThrow(
    /does not answer any more/,
  );
});
