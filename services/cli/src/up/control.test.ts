import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ControlServer, openControl, type Scale } from './control.js';
import { findSupervisor } from './supervisor.js';
import { leaveWord } from './word.js';

let home: string;
let server: ControlServer;
const scaled: Scale[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'chargeline-control-'));
  scaled.length = 0;
  server = await openControl({
    view: () => ({ phase: 'running', processes: [] }),
    scale: async (scale) => {
      if ('nobody' in scale) throw new ChargelineError('CHL_MACHINE_NO_ROOM', 'There is no room nobody.', false);
      scaled.push(scale);
    },
  });
});
afterEach(async () => {
  server.close();
  await rm(home, { recursive: true });
});

const word = (control: ControlServer['control'], pid = process.pid) => ({ pid, folder: '/f', control });

test('who has the word of it can ask and scale, and hears why not', async () => {
  await leaveWord(home, word(server.control));
  const supervisor = (await findSupervisor(home))!;
  expect(supervisor).toMatchObject({ pid: process.pid, folder: '/f' });
  expect(await supervisor.view()).toEqual({ phase: 'running', processes: [] });
  await supervisor.scale({ pricing: 2 });
  expect(scaled).toEqual([{ pricing: 2 }]);
  await expect(supervisor.scale({ nobody: 1 })).rejects.toThrow('There is no room nobody.');
});

test('nobody else can', async () => {
  for (const authorization of ['', 'Bearer ', `Bearer ${'x'.repeat(server.control.token.length)}`]) {
    const { status } = await fetch(server.control.url, { method: 'POST', headers: { authorization }, body: '{}' });
    expect(status).toBe(401);
  }
  expect(scaled).toEqual([]);
});

test('its owner alone can read the word, and a second one does not take its place', async () => {
  await leaveWord(home, word(server.control));
  expect((await stat(join(home, 'up.json'))).mode & 0o077).toBe(0);
  await expect(leaveWord(home, word(server.control))).rejects.toThrow(/Another "chargeline up"/);
  expect(await readdir(home)).toEqual(['up.json']);
});

for (const [why, pid, control] of [
  ['its process is gone', 2 ** 22 + 1, null],
  ['another process has its number, and nobody listens', process.pid, { url: 'http://127.0.0.1:1', token: 't' }],
  ['another process has its number, and another one listens', process.pid, 'other'],
] as const) {
  test(`no line is up where ${why}`, async () => {
    const found = control === 'other' ? { ...server.control, token: 'other' } : (control ?? server.control);
    await leaveWord(home, word(found, pid));
    expect(await findSupervisor(home)).toBeNull();
  });
}
