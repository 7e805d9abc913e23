import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Line, saveState, startLine } from '@chargeline/standalone';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../src/doctor/finding.js';
import { DEFAULT_SOURCES } from '../src/line/default-sources.js';
import { savedLine } from '../src/line/saved-line.js';
import { stayingTool } from './run.js';

// A process takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const tool = stayingTool();
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chargeline-doctor-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function doctor(env: NodeJS.ProcessEnv = {}) {
  const clean = { KAFKA_BROKERS: undefined, DATABASE_URL: undefined, CHARGELINE_KEYRING: undefined };
  const { exit, out } = await tool(['doctor', '--json'], { env: { ...clean, CHARGELINE_HOME: home, ...env } });
  const { findings, faults } = JSON.parse(out) as { findings: readonly Finding[]; faults: number };
  return { exit, faults, out, findings, found: new Map(findings.map((finding) => [finding.check, finding])) };
}

test('no broker, no database, no keys: three faults, each with what to do', async () => {
  const { exit, faults, out, findings, found } = await doctor({
    KAFKA_BROKERS: '127.0.0.1:1',
    DATABASE_URL: 'postgres://somebody:KANARIENVOGEL@127.0.0.1:1/line',
    CHARGELINE_KEYRING: '{}',
  });
  expect({ exit, faults }).toEqual({ exit: 1, faults: 3 });
  for (const check of ['Kafka', 'database', 'keyring']) expect(found.get(check)).toMatchObject({ state: 'fault' });
  for (const { state, next } of findings) expect(next === null).toBe(state === 'ok');
  expect(out).not.toContain('KANARIENVOGEL');
});

describe('a line that runs', () => {
  let line: Line;
  beforeAll(async () => {
    const login = { name: 'local', password: 'doctor-only-password' };
    line = await startLine({ folder: home, sources: DEFAULT_SOURCES, logger: pino({ level: 'silent' }), login });
    await saveState(home, savedLine(line, DEFAULT_SOURCES, {}, home));
  });
  afterAll(() => line.stop());

  test('every room is ready, the database has its tables, the clocks agree', async () => {
    const { exit, found } = await doctor();
    expect(exit).toBe(0);
    for (const room of Object.keys(line.admin()))
      expect(found.get(`room ${room}`)).toMatchObject({ found: 'is ready' });
    for (const check of ['database', 'tables', 'clock of the database', 'clock of gateway', 'MLLP'])
      expect(found.get(check)).toMatchObject({ state: 'ok' });
    expect(found.get('tables')!.found).toMatch(/ingestion \d/);
  });

  test('a line that is gone, though it says it runs: every room and door is a fault', async () => {
    await line.stop();
    const { exit, found } = await doctor();
    expect(exit).toBe(1);
    for (const check of ['gateway', 'MLLP', 'room pricing', 'database'])
      expect(found.get(check)).toMatchObject({ state: 'fault', next: expect.any(String) as string });
  });
});
