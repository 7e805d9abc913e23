import { MultipleErrors, NetworkError, ProtocolError, UnsupportedCompressionError } from '@platformatic/kafka';
import { expect, test, vi } from 'vitest';
import { isHopeless, persist } from './persist.js';

const OPTIONS = { brokers: [], clientId: 'test' };
const socket = new NetworkError('gone');
const live = (): AbortSignal => new AbortController().signal;

for (const [why, error, hopeless] of [
  ['a socket', socket, false],
  ['a leader that moves', new ProtocolError('NOT_LEADER_OR_FOLLOWER'), false],
  ['a topic that this client may not read', new ProtocolError('TOPIC_AUTHORIZATION_FAILED'), true],
  ['the same, wrapped', new MultipleErrors('failed', [socket, new ProtocolError('TOPIC_AUTHORIZATION_FAILED')]), true],
  ['a compression that nobody taught the client', new UnsupportedCompressionError('x'), true],
  ['an error of nobody', new Error('what'), false],
] as const) {
  test(`${why} is ${hopeless ? '' : 'not '}hopeless`, () => expect(isHopeless(error)).toBe(hopeless));
}

// The pauses are real ones, and add up to 16 s.
test.concurrent('fails until it succeeds; six failures in a row are an alarm, once', async () => {
  const alarms: string[] = [];
  const work = vi.fn(async () => {
    if (work.mock.calls.length <= 8) throw socket;
  });
  await persist('read x', { ...OPTIONS, onAlarm: (text) => alarms.push(text) }, live(), work);
  expect(work).toHaveBeenCalledTimes(9);
  expect(alarms).toEqual([expect.stringMatching('could not read x: PLT_KFK_NETWORK.* It is tried again')]);
});

test.concurrent('success between failures starts the count anew', async () => {
  const alarms: string[] = [];
  let calls = 0;
  await persist('read x', { ...OPTIONS, onAlarm: (text) => alarms.push(text) }, live(), async (well) => {
    calls += 1;
    if (calls === 10) return;
    if (calls === 5) well();
    throw socket;
  });
  expect(alarms).toEqual([]);
});

test('what no retry can mend ends it, in our words', async () => {
  const work = async (): Promise<void> => Promise.reject(new ProtocolError('GROUP_AUTHORIZATION_FAILED'));
  await expect(persist('serve group g', OPTIONS, live(), work)).rejects.toMatchObject({
    code: 'CHL_MESSAGING_BROKER',
    message: expect.stringMatching('serve group g: GROUP_AUTHORIZATION_FAILED') as string,
  });
});

test('a signal ends it in the midst of a pause', async () => {
  const stopping = new AbortController();
  const done = persist('read x', OPTIONS, stopping.signal, async () => Promise.reject(socket));
  await Promise.resolve();
  stopping.abort();
  await done;
});
