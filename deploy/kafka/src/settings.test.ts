import { expect, test } from 'vitest';
import { serverProperties } from './settings.js';

const lines = serverProperties({ port: 9092, controllerPort: 9093, dataFolder: '/data/log' }).split('\n');

for (const [why, line] of [
  ['clients connect here', 'listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093'],
  ['an auto-created topic has one partition, and nobody notices', 'auto.create.topics.enable=false'],
  ['a single node can hold one copy', 'offsets.topic.replication.factor=1'],
  ['the first member need not wait for others', 'group.initial.rebalance.delay.ms=0'],
  ['the data are where they were asked for', 'log.dirs=/data/log'],
] as const) {
  test(why, () => expect(lines).toContain(line));
}
