import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Line, LineOptions } from '@chargeline/standalone';
import { pino } from 'pino';
import { sources } from './messages.js';

export const PASSWORD = 'stories-only-password';

/** How a line is started: `startLine` in this process, `startMachine` as processes of their own on a real Kafka. */
export type Open<L extends Line = Line> = (options: LineOptions) => Promise<L>;

/** A line with a folder of its own. */
export interface ALine<L extends Line = Line> {
  readonly line: L;
  /** All that its rooms have logged, wherever they did. */
  readonly logged: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Opens the line of the stories' clinic; `env` are variables of its rooms. */
export async function openALine<L extends Line>(open: Open<L>, env: LineOptions['env'] = {}): Promise<ALine<L>> {
  const folder = await mkdtemp(join(tmpdir(), 'chargeline-story-'));
  const said: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said.push(chunk.toString());
      done();
    },
  });
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const options: LineOptions = {
    folder,
    sources,
    logger: pino({ level: env['CHARGELINE_LOG_LEVEL'] ?? 'info' }, sink),
    login: { name: 'biller', password: PASSWORD },
    env: { BILLING_FILE_EVERY_SECONDS: '0', KAFKA_TOPIC_PARTITIONS: '4', ...env },
  };
  const line = await open(options).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const logs = join(folder, 'logs');
  return {
    line,
    logged: async () => {
      const files = await readdir(logs).catch(() => []);
      const texts = await Promise.all(files.map((file) => readFile(join(logs, file), 'utf8')));
      return [...said, ...texts].join('');
    },
    close: async () => {
      await line.stop();
      await remove();
    },
  };
}
