import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { X12Error } from './fault.js';

test('an error names its kind and place and is not to be tried again', () => {
  const error = new X12Error({ code: 'set-count', segment: 'SE', element: 1, position: 9, message: 'wrong count' });
  expect(error).toBeInstanceOf(ChargelineError);
  expect(error.code).toBe('CHL_X12_SET_COUNT');
  expect(error.message).toBe('SE01 (segment 9): wrong count');
  expect(error.retriable).toBe(false);
});

test('a fault of a whole segment names no element', () => {
  const error = new X12Error({ code: 'no-isa', segment: 'ISA', position: 1, message: 'there is none' });
  expect(error.message).toBe('ISA (segment 1): there is none');
});
