import { expect, test } from 'vitest';
import type { Stat } from './stat.js';
import { membersOf, watchedOf } from './watched.js';

const stat = (pid: number, parent: number, command: string): Stat => ({
  pid,
  parent,
  command,
  cpuMicros: 0,
  endedMicros: 0,
});

/** Ours is 100; a guard (101) runs PostgreSQL, another (110) Kafka; a second PostgreSQL and a second Kafka are of other people. */
const stats = new Map(
  [
    stat(1, 0, 'init'),
    stat(100, 1, 'node'),
    stat(101, 100, 'sh'),
    stat(102, 101, 'postgres'),
    stat(103, 102, 'postgres'),
    stat(104, 102, 'postgres'),
    stat(110, 100, 'sh'),
    stat(111, 110, 'java'),
    stat(120, 100, 'node'),
    stat(200, 1, 'postgres'),
    stat(201, 200, 'postgres'),
    stat(210, 1, 'java'),
  ].map((one) => [one.pid, one]),
);

test('the servers below us are found, those of others are not', () =>
  expect(watchedOf([{ name: 'billing', pid: 120 }], 100, stats)).toEqual([
    { name: 'billing', pid: 120, withChildren: false },
    { name: 'kafka', pid: 111, withChildren: false },
    { name: 'postgres', pid: 102, withChildren: true },
  ]));

test('a room that does not run is not watched', () =>
  expect(watchedOf([{ name: 'billing', pid: null }], 120, stats)).toEqual([]));

test('a server and its children belong together', () =>
  expect(membersOf({ name: 'postgres', pid: 102, withChildren: true }, stats).map(({ pid }) => pid)).toEqual([
    102, 103, 104,
  ]));
