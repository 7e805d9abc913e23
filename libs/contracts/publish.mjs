// Publishes the schemas of today: run after `tsc -b`, when a section got a field. Adds to history/ and golden/, never changes what is there.
import { existsSync, writeFileSync } from 'node:fs';
import { deadLetters, topics } from './dist/index.js';
import { samples } from './dist/testing/samples.js';
import { sectionSchemas } from './dist/wire/avro-schema.js';
import { writer } from './dist/wire/codec.js';
import { fingerprintOf, typeOfSchema } from './dist/wire/writers.js';

function add(file, value) {
  const path = new URL(file, import.meta.url);
  if (existsSync(path)) return;
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  console.log(`added ${file}`);
}

for (const topic of [...topics, deadLetters('any')]) {
  for (const schema of sectionSchemas(topic.sections).values()) {
    const type = typeOfSchema(schema);
    add(`history/${type.name}.${fingerprintOf(type)}.avsc`, schema);
  }
  const document = samples[topic.name];
  if (document === undefined) continue;
  const { fingerprint, bytes } = writer(topic, 'avro')(document);
  add(`golden/${topic.name}.${fingerprint}.json`, {
    topic: topic.name,
    fingerprint,
    avro: bytes.toString('base64'),
    document,
  });
}
