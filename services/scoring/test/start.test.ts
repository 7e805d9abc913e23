import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Context, start, topicsOf } from '@chargeline/runtime';
import { testContext } from '@chargeline/runtime/testing';
import { afterAll, expect, test } from 'vitest';
import { scoring } from '../src/index.js';

const folder = mkdtempSync(path.join(tmpdir(), 'scoring-'));
afterAll(() => rmSync(folder, { recursive: true }));
const broken = path.join(folder, 'broken.json');
writeFileSync(broken, JSON.stringify({ name: 'half-a-model' }));

/** A context that keeps what is said to a person at the start. */
function listening(env: Context['env']): { context: Context; warned: () => readonly unknown[] } {
  const context = testContext(env);
  const warned: unknown[] = [];
  const logger = Object.assign(Object.create(context.logger) as Context['logger'], {
    child: () => logger,
    warn: (message: unknown) => warned.push(message),
  });
  return { context: { ...context, logger }, warned: () => warned };
}

test('without a model file it starts, and warns', async () => {
  const { context, warned } = listening({ SCORING_MODEL: path.join(folder, 'missing.json') });
  await context.log.createTopics(topicsOf([scoring], 1));
  const running = await start(scoring, context);
  await running.stop();
  expect(warned()).toEqual([expect.stringMatching(/no model file at .*missing\.json\. .* fallback-rules-v1/)]);
});

for (const [why, env, message] of [
  ['a broken model file', { SCORING_MODEL: broken }, /The model file cannot be used: version: /],
  ['a threshold that is none', { SCORING_REVIEW_FROM: 'often' }, /SCORING_REVIEW_FROM/],
] as const) {
  test(`${why} stops the start`, async () => {
    await expect(start(scoring, listening(env).context)).rejects.toThrow(message);
  });
}
