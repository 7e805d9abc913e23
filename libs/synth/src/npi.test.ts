import { isNpi } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { brokenNpi, npiOf } from './npi.js';

test('the example of the CMS check digit page', () => expect(npiOf(23456789)).toBe('1234567893'));

test('every serial has a valid number, and breaking it makes it wrong', () => {
  for (let serial = 0; serial < 200_000; serial += 997) {
    expect(isNpi(npiOf(serial))).toBe(true);
    expect(isNpi(brokenNpi(npiOf(serial)))).toBe(false);
  }
});
