import { expect, test } from 'vitest';
import { isPostOfficeBox } from './address-facts.js';

for (const [line, expected] of [
  ['P.O. Box 12', true],
  ['PO BOX 12', true],
  ['P O Box 12', true],
  ['Suite 4, pobox 12', true],
  ['POB 12', true],
  ['Post Office Box 12', true],
  ['Lockbox 7', true],
  ['Lock Box 7', true],
  ['1 Main Street', false],
  ['12 Poe Boxwood Lane', false],
  ['1 Box Elder Road', false],
  ['', false],
] as const)
  test(`${JSON.stringify(line)}: ${expected}`, () => expect(isPostOfficeBox(line)).toBe(expected));
