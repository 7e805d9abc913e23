import { expect, test } from 'vitest';
import { cpuBetween } from './cpu.js';
import type { Stat } from './stat.js';
import type { Watched } from './watched.js';

const stat = (pid: number, parent: number, cpuMicros: number, endedMicros = 0): Stat => ({
  pid,
  parent,
  command: 'x',
  cpuMicros,
  endedMicros,
});
const stats = (...all: readonly Stat[]) => new Map(all.map((one) => [one.pid, one]));
const room: Watched = { name: 'room', pid: 5, withChildren: false };
const server: Watched = { name: 'server', pid: 9, withChildren: true };

for (const [why, watched, before, after, expected] of [
  ['what it used meanwhile', room, stats(stat(5, 1, 100)), stats(stat(5, 1, 350)), 250],
  ['children are not its own', room, stats(stat(5, 1, 0)), stats(stat(5, 1, 10, 70), stat(6, 5, 900)), 10],
  [
    'a server works through its children, also those that are new',
    server,
    stats(stat(9, 1, 10), stat(10, 9, 100)),
    stats(stat(9, 1, 20), stat(10, 9, 160), stat(11, 9, 5), stat(12, 1, 7_000)),
    75,
  ],
  [
    'what an ended child had used by the first look is not counted again',
    server,
    stats(stat(9, 1, 10), stat(10, 9, 100)),
    stats(stat(9, 1, 10, 130)),
    30,
  ],
  ['one that is gone was not measured', room, stats(stat(5, 1, 100)), stats(), null],
  ['one that was started meanwhile was not measured', room, stats(), stats(stat(5, 1, 100)), null],
] as const) {
  test(why, () => expect(cpuBetween([watched], before, after)).toEqual({ [watched.name]: expected }));
}
