import { join } from 'node:path';
import { type Line, startLine } from '@chargeline/standalone';
import { destination, pino } from 'pino';
import { serveAsks } from '../child/serve.js';
import type { LineQuestion, Opened } from './questions.js';
import { restOf } from './rest.js';

let line: Promise<Line> | undefined;

async function open(options: Extract<LineQuestion, { kind: 'open' }>['options']): Promise<Opened> {
  const logger = pino(destination({ dest: join(options.folder, 'line.log'), sync: true }));
  line = startLine({ ...options, logger });
  const { doors, databaseUrl, folder, logins } = await line;
  return { doors, databaseUrl, folder, logins };
}

serveAsks(
  async (ask) => {
    const question = ask as LineQuestion;
    return question.kind === 'open' ? open(question.options) : restOf((await line!).log);
  },
  async () => (await line)?.stop(),
);
