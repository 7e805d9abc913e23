import { expect, test } from 'vitest';
import { jsonPath, type JsonStep } from './json-path.js';

const member = (key: string): JsonStep => ({ keys: new Set(), key, index: 0 });
const item = (index: number): JsonStep => ({ keys: null, key: '', index });

test.each([
  ['the root', [], ''],
  ['an object that has no member yet', [member('')], ''],
  ['a member', [member('type')], '.type'],
  ['an item of a list', [member('entry'), item(3), member('resource')], '.entry[3].resource'],
  ['a list of lists', [member('a'), item(1), item(0)], '.a[1][0]'],
  ['the extension of a primitive', [member('_birthDate')], '._birthDate'],
  ['a name with a space is the sender’s', [member('Jane Doe')], '.?'],
  ['a name in capitals is the sender’s', [member('Doe')], '.?'],
  ['a name with digits first is the sender’s', [member('123456789')], '.?'],
  ['a name over 64 characters is the sender’s', [member('a'.repeat(66))], '.?'],
])('%s', (_why, steps, path) => {
  expect(jsonPath(steps)).toBe(path);
});
