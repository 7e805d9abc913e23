/**
 * What a record costs with each Kafka client, on a broker that this command starts. Build first.
 * node libs/messaging/bench/clients.mjs [--records N]
 */
import { parseArgs } from 'node:util';
import { startBroker } from '@chargeline/kafka-broker';
import { kafkaLog, platformaticLog } from '../dist/index.js';

const CLIENTS = { kafkajs: kafkaLog, platformatic: platformaticLog };
const WORK = ['append', 'consume'];
const ROUNDS = 3;
const SEND = 500;
const PARTITIONS = 4;
const VALUE = Buffer.alloc(1_000, 'x');
const HEADERS = { ce_id: '0123456789abcdef', ce_type: 'bench.record.written.v1', tenant: 'acme' };

const { values } = parseArgs({ options: { records: { type: 'string', default: '50000' } } });
const count = Number(values.records);
if (!Number.isSafeInteger(count) || count < SEND) throw new Error(`--records must be a whole number from ${SEND}.`);

/** Microseconds a record of this process: on the wall and of its CPU, all its threads. */
async function measure(records, work) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  await work();
  const wall = Number(process.hrtime.bigint() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: wall / records, cpu: (user + system) / records };
}

async function append(log, topic, records) {
  for (let first = 0; first < records; first += SEND) {
    const length = Math.min(SEND, records - first);
    const key = (_, place) => ({ topic, key: `encounter-${first + place}`, value: VALUE, headers: HEADERS });
    await log.append(Array.from({ length }, key));
  }
}

async function consume(log, topic, records) {
  const all = Promise.withResolvers();
  let seen = 0;
  const eachBatch = async (batch) => {
    seen += batch.records.length;
    if (seen >= records) all.resolve();
  };
  const subscription = await log.subscribe({ group: topic, topics: [topic], maxBatch: SEND, eachBatch });
  await all.promise;
  return subscription;
}

async function round(name, topic, records) {
  const log = CLIENTS[name]({ brokers: [broker.brokers], clientId: 'bench' });
  await log.createTopics([{ name: topic, partitions: PARTITIONS }]);
  const costs = { append: await measure(records, () => append(log, topic, records)) };
  costs.consume = await measure(records, () => consume(log, topic, records));
  await log.close();
  return costs;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const columns = (cells) =>
  console.log(cells.map((cell, place) => (place < 2 ? cell.padEnd(14) : cell.padStart(10))).join(''));

const broker = await startBroker();
try {
  const costs = { kafkajs: [], platformatic: [] };
  for (let number = 0; number <= ROUNDS; number += 1) {
    for (const name of Object.keys(CLIENTS)) {
      const warmUp = number === 0;
      const cost = await round(name, `bench-${name}-${number}`, warmUp ? Math.max(SEND, count / 10) : count);
      if (!warmUp) costs[name].push(cost);
    }
  }
  console.log(
    `${count} records of ${VALUE.length} bytes, sends and batches of ${SEND}, median of ${ROUNDS} rounds, microseconds a record`,
  );
  columns(['work', 'client', 'wall', 'CPU']);
  for (const work of WORK) {
    const middle = (name, kind) => median(costs[name].map((cost) => cost[work][kind]));
    for (const name of Object.keys(CLIENTS))
      columns([work, name, middle(name, 'wall').toFixed(1), middle(name, 'cpu').toFixed(1)]);
    const ratio = (kind) => `x${(middle('kafkajs', kind) / middle('platformatic', kind)).toFixed(2)}`;
    columns([work, 'ratio', ratio('wall'), ratio('cpu')]);
  }
} finally {
  await broker.stop();
}
