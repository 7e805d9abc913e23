import { expect, test } from 'vitest';
import { loadProgress } from './load-progress.js';

function told(...read: readonly (readonly [bytes: number, of: number])[]): readonly string[] {
  const said: string[] = [];
  const tell = loadProgress((done, of) => said.push(`${done} of ${of}`));
  for (const [bytes, of] of read) tell('PPRRVU2025_Oct.csv', bytes, of);
  return said;
}

test('a small file is not worth a word', () => {
  expect(told([65_536, 19_999_999], [19_999_999, 19_999_999])).toEqual([]);
});

test('a large one is told in whole megabytes', () => {
  expect(told([65_536, 200_000_000], [150_900_000, 200_000_000])).toEqual(['0 of 200', '150 of 200']);
});

test('all of it is said once, when all of it is read', () => {
  expect(told([199_999_999, 200_000_000], [200_000_000, 200_000_000])).toEqual(['199 of 200', '200 of 200']);
  expect(told([20_499_999, 20_500_000], [20_500_000, 20_500_000])).toEqual(['20 of 21', '21 of 21']);
});
