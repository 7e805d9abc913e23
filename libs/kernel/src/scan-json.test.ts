import { expect, test } from 'vitest';
import { JsonFault, scanJson } from './scan-json.js';

for (const [why, text, kind, path] of [
  ['a member twice', '{"a":1,"a":2}', 'duplicate', '.a'],
  ['a member twice, once escaped', '{"a":1,"\\u0061":2}', 'duplicate', '.a'],
  ['deep in lists', '{"entry":[{},{"x":1,"x":2}]}', 'duplicate', '.entry[1].x'],
  ['a reserved name', '{"a":{"__proto__":{}}}', 'reserved', '.a'],
  ['another reserved name', '{"constructor":1}', 'reserved', ''],
  ['too deep', '[[[[1]]]]', 'too-deep', ''],
  ['a number beyond doubles', '{"a":1e400}', 'out-of-range', '.a'],
  ['a number that vanishes', '{"a":1e-400}', 'out-of-range', '.a'],
  ['digits that would be lost', '{"a":150.00000000000000001}', 'out-of-range', '.a'],
  ['a whole number that would be rounded', '[123456789012345678]', 'out-of-range', '[0]'],
] as const) {
  test(`refused: ${why}`, () => {
    expect(() => scanJson(text, 3)).toThrow(expect.objectContaining({ kind, path, code: 'CHL_KERNEL_JSON' }));
  });
}

for (const [why, text] of [
  ['zeros in front are no digits', '{"a":0.00000000000000000001}'],
  ['what binary arithmetic leaves', '{"a":0.30000000000000004}'],
  ['zero with an exponent', '{"a":0e10}'],
  ['the same name in two objects', '[{"a":1},{"a":1}]'],
  ['braces and quotes in a text', '{"a":"{\\"a\\":[[[[","b":1}'],
  ['three levels', '[[[1]]]'],
  ['what is no JSON is left to the parser', '{"a":'],
] as const) {
  test(`passes: ${why}`, () => expect(() => scanJson(text, 3)).not.toThrow());
}

test('a hundred thousand levels do not overflow the stack', () => {
  expect(() => scanJson('['.repeat(100_000), 64)).toThrow(JsonFault);
});

test('an unknown word of the sender is not repeated', () => {
  expect(() => scanJson('{"Jane Doe":{"x":1,"x":2}}', 9)).toThrow(expect.objectContaining({ path: '.?.x' }));
});
