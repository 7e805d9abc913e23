import { expect, test } from 'vitest';
import { rulebook } from './rulebook.js';

test('ids are unique and of a known family', () => {
  expect(new Set(rulebook.map(({ id }) => id)).size).toBe(rulebook.length);
  expect([...new Set(rulebook.map(({ id }) => id.split('-')[0]))].sort()).toEqual(
    ['REQ', 'PRV', 'DAT', 'DX', 'CPT', 'MOD', 'UNT', 'PTR', 'DUP', 'NDC', 'POS', 'PAY'].sort(),
  );
  expect(rulebook.filter(({ id }) => !/^[A-Z]{2,3}-\d{3}$/.test(id))).toEqual([]);
});

test('there are more than the 25 that the line was built for', () => expect(rulebook.length).toBeGreaterThan(100));

for (const { id, because, source, severity } of rulebook) {
  test(`${id}: a whole sentence for a biller, a source, a severity`, () => {
    expect(because).toMatch(/^[A-Z0-9].{20,}\.$/);
    expect(because).not.toBe(source);
    expect(source.length).toBeGreaterThan(5);
    expect(['reject', 'warn']).toContain(severity);
  });
}

test('no two rules say the same', () => {
  expect(new Set(rulebook.map(({ because }) => because)).size).toBe(rulebook.length);
});
