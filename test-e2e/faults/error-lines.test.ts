import { expect, test } from 'vitest';
import { isUnexpected } from './error-lines.ts';

for (const [why, line, unexpected] of [
  ['a warning', { level: 40, msg: 'A broker does not answer.' }, false],
  ['a message refused while the broker is away', { level: 50, code: 'CHL_MESSAGING_BROKER' }, false],
  ['a message refused while the database is away', { level: 50, code: 'CHL_STORE_UNAVAILABLE' }, false],
  ['a start while the database is away, told by Nest', { level: 50, msg: 'CHL_STORE_UNAVAILABLE' }, false],
  ['gateway says: not now', { level: 50, status: 503 }, false],
  ['gateway has a fault of its own', { level: 50, status: 500 }, true],
  ['a file cannot be written', { level: 50, code: 'CHL_BILLING_FOLDER' }, true],
  ['a process ends of something that nobody foresaw', { level: 60, code: 'TypeError' }, true],
] as const) {
  test(why, () => expect(isUnexpected(JSON.stringify(line))).toBe(unexpected));
}

for (const [why, line, unexpected] of [
  ['what is no line of the log at all', 'Error: something', true],
  ['a warning of Node', '(node:12) MaxListenersExceededWarning: Possible EventEmitter memory leak detected.', false],
  ['where it came from', '    at Socket.unref (node:net:1951:10)', false],
] as const) {
  test(why, () => expect(isUnexpected(line)).toBe(unexpected));
}
