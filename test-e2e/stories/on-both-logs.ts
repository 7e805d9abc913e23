import { kafkaHalf } from '@chargeline/kafka-broker';
import { type Machine, startMachine } from '@chargeline/machine';
import { type LineOptions, startLine } from '@chargeline/standalone';
import { afterAll, beforeAll, describe } from 'vitest';
import { type ALine, openALine } from './a-line.js';
import { Clinic } from './clinic.js';

export type Story = (clinic: () => Clinic) => void;

interface Told {
  readonly story: Story;
  readonly env: LineOptions['env'];
}

/** Ten processes that start on two busy cores take their time. */
export const PATIENCE_MILLIS = 240_000;

let gathered: Told[] | null = null;

function tell(story: Story, open: () => Promise<Clinic>): void {
  let clinic: Clinic | undefined;
  beforeAll(async () => {
    clinic = await open();
  }, PATIENCE_MILLIS);
  afterAll(() => clinic?.leave());
  story(() => clinic!);
}

/**
 * Tells a story in this process on the in-process log. `on-a-real-kafka.test.ts` tells it once more, with all others on one line of
 * separate processes. `env` are variables of the rooms.
 */
export function onBothLogs(story: Story, env: LineOptions['env'] = {}): void {
  if (gathered !== null) {
    gathered.push({ story, env });
    return;
  }
  describe('on the in-process log', () => {
    let home: ALine | undefined;
    afterAll(() => home?.close());
    tell(story, async () => {
      home = await openALine(startLine, env);
      return Clinic.at(home);
    });
  });
}

/** Tells the stories of some files, one after the other, on one line of separate processes and a real Kafka: it takes long to start. */
export async function onOneMachine(files: readonly string[]): Promise<void> {
  const { ok } = await kafkaHalf();
  const stories: (Told & { readonly file: string })[] = [];
  for (const file of files) {
    gathered = [];
    await import(file);
    stories.push(...gathered.map((told) => ({ ...told, file })));
  }
  gathered = null;
  describe.skipIf(!ok)('on a real Kafka, every room a process', { timeout: PATIENCE_MILLIS }, () => {
    let home: ALine<Machine> | undefined;
    beforeAll(async () => {
      home = await openALine(startMachine, Object.assign({}, ...stories.map(({ env }) => env)) as LineOptions['env']);
    }, PATIENCE_MILLIS);
    afterAll(() => home?.close(), PATIENCE_MILLIS);
    for (const [at, { file, story }] of stories.entries()) {
      describe(file, () => {
        tell(story, () => Clinic.at(home!, `-${at}`));
      });
    }
  });
}
