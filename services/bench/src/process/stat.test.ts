import { expect, test } from 'vitest';
import { parseStat, parseStatus } from './stat.js';

/** Fields 4 to 17 of proc(5): ppid pgrp session tty tpgid flags minflt cminflt majflt cmajflt utime stime cutime cstime. */
const AFTER_STATE = '7 1 1 0 -1 4194560 100 200 0 0 1234 66 50 9 20 0 12 0 98765';

for (const [why, command] of [
  ['a plain command', 'node'],
  ['a command with a blank and a parenthesis', 'tmux: server) (x'],
] as const) {
  test(`${why}: ticks of 10 ms as microseconds`, () =>
    expect(parseStat(`42 (${command}) S ${AFTER_STATE}`)).toEqual({
      pid: 42,
      parent: 7,
      command,
      cpuMicros: 13_000_000,
      endedMicros: 590_000,
    }));
}

test('memory by its kinds, in kilobytes', () =>
  expect(parseStatus('Name:\tpostgres\nVmHWM:\t  150000 kB\nRssAnon:\t   4000 kB\nRssShmem:\t  90000 kB\n')).toEqual({
    peak: 150_000,
    own: 4_000,
    shared: 90_000,
  }));

test('a process of the kernel has no memory of its own', () =>
  expect(parseStatus('Name:\tkthreadd\n')).toEqual({ peak: 0, own: 0, shared: 0 }));
