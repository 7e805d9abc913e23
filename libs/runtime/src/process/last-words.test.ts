import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { lastWords } from './last-words.js';

const UNFORESEEN = 'Something failed that nobody foresaw.';

for (const [why, error, words] of [
  [
    'an error of ours says what to do',
    new ChargelineError('CHL_STORE_REFUSED', 'The database refused.', false),
    { code: 'CHL_STORE_REFUSED', message: 'The database refused.' },
  ],
  [
    'of a stranger only the kind is told: it may quote what was read',
    new SyntaxError('Unexpected token in KANARIENVOGEL'),
    { code: 'SyntaxError', message: UNFORESEEN },
  ],
  [
    'the system has a code for it',
    Object.assign(new Error('KANARIENVOGEL'), { code: 'ENOENT' }),
    { code: 'ENOENT', message: UNFORESEEN },
  ],
  ['something thrown that is no error', undefined, { code: 'CHL_RUNTIME_UNFORESEEN', message: UNFORESEEN }],
] as const) {
  test(why, () => expect(lastWords(error)).toEqual(words));
}

test('a port that is taken is named, with what to do', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const { port } = holder.address() as AddressInfo;
  const late = createServer().listen(port, '127.0.0.1');
  const error = await new Promise((resolve) => late.once('error', resolve));
  holder.close();
  expect(lastWords(error)).toEqual({
    code: 'CHL_RUNTIME_PORT',
    message: `Port ${port} is taken. Stop who has it, or choose another.`,
  });
});
