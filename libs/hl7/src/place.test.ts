import { expect, test } from 'vitest';
import { placeAt } from './place.js';

const TEXT = 'MSH|^~\\&|EHR|CLINIC\rNTE|1|first\nNTE|2|second\r\nnote|x';

test.each([
  ['MSH-3, as MSH-1 is the separator', 'EHR', { segment: 'MSH', sequence: 1, field: 3 }],
  ['MSH-4', 'CLINIC', { segment: 'MSH', sequence: 1, field: 4 }],
  ['the first NTE', 'first', { segment: 'NTE', sequence: 1, field: 2 }],
  ['the second NTE', 'second', { segment: 'NTE', sequence: 2, field: 2 }],
  ['a line without a segment name', 'x', { segment: '', sequence: 1, field: 1 }],
])('%s', (_why, at, place) => {
  expect(placeAt(TEXT, TEXT.indexOf(at), '|')).toEqual(place);
});
