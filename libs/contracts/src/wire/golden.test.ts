import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claim } from '../testing/an-office-visit.js';
import { samples } from '../testing/samples.js';
import { encounterCompleted } from '../topics/ingestion.js';
import { claimDrafted } from '../topics/line.js';
import { textAt } from '../topic.js';
import { deadLetters } from '../topics/dead-letter.js';
import { topics } from '../topics.js';
import { sectionSchemas } from './avro-schema.js';
import { appender, reader, writer } from './codec.js';
import { fingerprintOf, typeOfSchema } from './writers.js';

interface Golden {
  readonly topic: string;
  readonly fingerprint: string;
  readonly avro: string;
  readonly document: object;
}

const folder = new URL('../../golden/', import.meta.url);
const history = readdirSync(new URL('../../history/', import.meta.url));
const golden = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Golden);

for (const { topic: name, fingerprint, avro, document } of golden) {
  test(`a record of ${name} written with schema ${fingerprint} still reads`, () => {
    const topic = topics.find((one) => one.name === name)!;
    const encoded = { format: 'avro', fingerprint, bytes: Buffer.from(avro, 'base64') } as const;
    expect(reader(topic, topic.sections)(encoded)).toMatchObject(document);
  });
}

test('an encounter of before charges could tell minutes has none, and today’s claim grows on it', () => {
  const { fingerprint, avro } = golden.find(
    (record) => record.topic === encounterCompleted.name && record.fingerprint === '75ed6b9f24bbbd2b',
  )!;
  const old = { format: 'avro', fingerprint, bytes: Buffer.from(avro, 'base64') } as const;
  const lines = [{ ...claim.lines[0]!, code: '00140', minutes: 75 }];
  const drafted = appender(claimDrafted, 'claim')(old, { ...claim, lines });
  const read = reader(claimDrafted, claimDrafted.sections)(drafted);
  expect(read.encounter.charges).toMatchObject([{ code: '99213', units: 1, minutes: null }]);
  expect(read.claim.lines).toMatchObject([{ code: '00140', units: 1, minutes: 75 }]);
});

for (const topic of topics) {
  test(`the schema of ${topic.name} is published (else: node libs/contracts/publish.mjs)`, () => {
    const { fingerprint } = writer(topic, 'avro')(samples[topic.name]!);
    expect(golden.map((record) => `${record.topic} ${record.fingerprint}`)).toContain(`${topic.name} ${fingerprint}`);
    for (const type of [...sectionSchemas(topic.sections).values()].map(typeOfSchema)) {
      expect(history).toContain(`${type.name}.${fingerprintOf(type)}.avsc`);
    }
  });
}

test('the schema of dead letters is published, for those of earlier releases still block their keys', () => {
  const [type] = [...sectionSchemas(deadLetters('rules').sections).values()].map(typeOfSchema);
  expect(history).toContain(`letter.DeadLetter.${fingerprintOf(type!)}.avsc`);
  expect(history).toContain('letter.DeadLetter.f6acc8afc4ed255a.avsc');
});

test('every topic has a name of owner, noun, participle and version, and a key that its sections have', () => {
  for (const { name, key, subject = key } of topics) {
    expect(name).toMatch(/^[a-z-]+\.[a-z-]+\.[a-z-]+\.v\d+$/);
    for (const path of [key, subject]) expect(textAt(samples[name], path), `${name} ${path.join('.')}`).toBeTruthy();
  }
});
