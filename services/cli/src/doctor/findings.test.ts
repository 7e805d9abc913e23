import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newKeyring } from '@chargeline/security';
import { expect, test } from 'vitest';
import { judgeBroker } from './broker.js';
import { line } from './line.js';
import { judgeBinary, judgeClock, judgeDisk, judgeNode, machine } from './machine.js';
import { ring } from './ring.js';
import { tables } from './tables.js';

const GIB = 1024 ** 3;
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

for (const [why, finding, state] of [
  ['Node 24', judgeNode('24.11.0'), 'ok'],
  ['Node 100 is newer than 24', judgeNode('100.0.0'), 'ok'],
  ['Node 22 lacks what we use', judgeNode('22.9.0'), 'fault'],
  ['room on the disk', judgeDisk(40 * GIB), 'ok'],
  ['little room', judgeDisk(GIB), 'note'],
  ['no room', judgeDisk(0.1 * GIB), 'fault'],
  ['a clock after the build', judgeClock(day('2025-06-02'), day('2025-06-01')), 'ok'],
  ['a clock before the build', judgeClock(day('1970-01-01'), day('2025-06-01')), 'fault'],
  ['a binary that npm brought', judgeBinary('PostgreSQL', true, ''), 'ok'],
  ['a binary that npm has not', judgeBinary('PostgreSQL', false, 'Set DATABASE_URL.'), 'note'],
  ['no Java is no fault: the line needs none', judgeBroker({ ok: false, because: 'No Java.' }), 'note'],
  ['Java and jars', judgeBroker({ ok: true }), 'ok'],
  ['no keyring', ring(undefined), 'ok'],
  ['a keyring', ring(newKeyring()), 'ok'],
  ['a keyring that is none', ring('{"current":"k1"}'), 'fault'],
] as const) {
  test(`${why}: ${state}`, () => {
    expect(finding.state).toBe(state);
    expect(finding.next === null).toBe(state === 'ok');
  });
}

test('a wrong keyring is told without its keys', () => {
  const secret = Buffer.alloc(16, 7).toString('base64');
  const finding = ring(JSON.stringify({ current: 'k1', sealing: { k1: secret }, index: secret }));
  expect(finding.state).toBe('fault');
  expect(JSON.stringify(finding)).not.toContain(secret);
});

test('the tables speak for a day of 2025', () => {
  expect(tables('2025-06-02').map(({ state }) => state)).toEqual(['ok']);
});

test('a day that no fee schedule speaks for is a note', () => {
  expect(tables('2031-06-02').at(-1)).toMatchObject({ state: 'note', found: expect.stringContaining('pfs') as string });
});

test('this machine can run the tests, so it has no fault', async () => {
  expect((await machine()).filter(({ state }) => state === 'fault')).toEqual([]);
});

test('no line runs: a note', async () => expect((await line(null)).map(({ state }) => state)).toEqual(['note']));

test('a line whose doors answer, and one whose doors are gone', async () => {
  const server = createServer((_request, response) => {
    response.statusCode = 404;
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const doors = { gateway: url, ehr: url, billing: url, rules: '', mllp: { host: '127.0.0.1', port } };
  expect((await line({ pid: 1, doors })).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect((await line({ pid: 1, doors })).map(({ state }) => state)).toEqual(['fault', 'fault', 'fault', 'fault']);
});
