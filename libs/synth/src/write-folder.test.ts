import { SourceDirectory } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { syntheticPractice } from './synthetic-practice.js';
import { writeFolder } from './write-folder.js';

const practice = syntheticPractice({ encounters: 80, seed: 3 });

test('sources, one file a message in the order of sending, and the visits', async () => {
  const written: (readonly [string, Buffer])[] = [];
  await writeFolder(practice, (name, bytes) => void written.push([name, bytes]));
  const names = written.map(([name]) => name);
  expect([names[0], names.at(-1)]).toEqual(['sources.json', 'visits.json']);
  const messages = written.slice(1, -1);
  expect(messages.map(([, bytes]) => bytes)).toEqual(practice.deliveries.map(({ body }) => body));
  expect(names.slice(1, -1)).toEqual(names.slice(1, -1).toSorted());
  expect(new Set(names).size).toBe(names.length);
  for (const name of names.slice(1, -1)) expect(name).toMatch(/^messages\/\d{6}\.[a-z]+\.[a-z-]+\.(?:hl7|json)$/);
});

test('both lists are read back', async () => {
  const files = new Map<string, Buffer>();
  await writeFolder(practice, (name, bytes) => void files.set(name, bytes));
  const json = (name: string): unknown => JSON.parse(files.get(name)!.toString('utf8'));
  expect(SourceDirectory.parse(json('sources.json'))).toEqual(practice.sources);
  expect(json('visits.json')).toEqual(practice.visits);
});

test('the writer is waited for: a slow disk gets one file at a time', async () => {
  let open = 0;
  let most = 0;
  await writeFolder(practice, async () => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
  });
  expect(most).toBe(1);
});
