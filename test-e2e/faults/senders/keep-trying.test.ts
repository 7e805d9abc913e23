import { ChargelineError } from '@chargeline/kernel';
import type { Answer } from '@chargeline/standalone';
import { expect, test } from 'vitest';
import { keepTrying } from './keep-trying.ts';

const answer = (code: string): Answer => ({ accepted: code === 'AA' || code === '202', code, because: '' });

const { signal } = new AbortController();

for (const [why, heard, retries] of [
  ['taken at once', ['AA'], []],
  ['an error in the content is final: sent again, it is an error again', ['AE'], []],
  ['the same id with another body is final', ['409'], []],
  ['a fault of the receiver is final, and is to be looked at', ['500'], []],
  ['not now', ['AR', '503', 'AA'], ['AR', '503']],
  ['the token is too old', ['401', '202'], ['401']],
  ['nobody listens', [new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), '202'], ['ECONNREFUSED']],
  ['too late', [new Error('timeout'), '202'], ['timeout']],
  ['closed before the answer', [new ChargelineError('CHL_HL7_NO_ANSWER', '', true), 'AA'], ['CHL_HL7_NO_ANSWER']],
] as const) {
  test(why, async () => {
    const left = [...heard];
    const told: string[] = [];
    const attempt = async (): Promise<Answer> => {
      const next = left.shift()!;
      if (typeof next !== 'string') throw next;
      return answer(next);
    };
    expect((await keepTrying(attempt, (reason) => told.push(reason), signal)).code).toBe(heard.at(-1));
    expect(told).toEqual(retries);
  });
}

test('stops when it is told to', async () => {
  const stop = new AbortController();
  const attempt = async (): Promise<Answer> => {
    stop.abort();
    return answer('503');
  };
  await expect(keepTrying(attempt, () => undefined, stop.signal)).rejects.toThrow('abort');
});
