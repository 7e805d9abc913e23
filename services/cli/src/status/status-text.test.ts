import { expect, test } from 'vitest';
import type { LineStatus, RoomStatus } from './line-status.js';
import { statusText } from './status-text.js';

const well = { pid: 11, state: 'running', restarts: 0, ready: true, checks: { log: 'ok' }, behind: 7 };
const rooms: readonly RoomStatus[] = [
  { ...well, room: 'pricing', instance: 'pricing', admin: 'http://a' },
  { ...well, room: 'pricing', instance: 'pricing-2', pid: 12, restarts: 3, admin: 'http://b' },
  {
    ...well,
    room: 'rules',
    instance: 'rules',
    ready: false,
    checks: { log: 'CHL_X', database: 'ok' },
    admin: 'http://c',
  },
  {
    ...well,
    room: 'coding',
    instance: 'coding',
    pid: null,
    state: 'waiting',
    ready: false,
    checks: null,
    behind: null,
    admin: 'http://d',
  },
];
const line: LineStatus = {
  pid: 1,
  ready: false,
  rooms,
  kafka: { address: 'localhost:9092', answers: true },
  postgres: { address: 'localhost:5432', answers: false },
};

test('one table: the lag of a room once, and why one is not ready', () =>
  expect(statusText(line).split('\n')).toEqual([
    'room      instance   pid  state    restarts  ready           behind  admin',
    'pricing   pricing     11  running         0  yes                  7  http://a',
    'pricing   pricing-2   12  running         3  yes                     http://b',
    'rules     rules       11  running         0  no (log CHL_X)       7  http://c',
    'coding    coding          waiting         0  no answer               http://d',
    'kafka                                        yes                     localhost:9092',
    'postgres                                     no answer               localhost:5432',
  ]));

test('a line in one process has no Kafka', () => expect(statusText({ ...line, kafka: null })).not.toContain('kafka'));
