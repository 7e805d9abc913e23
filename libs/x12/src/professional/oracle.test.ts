import { X12Parser } from 'node-x12';
import { expect, test } from 'vitest';
import { aFile, CONTROL } from '../../test/a-claim.js';
import { randomClaim } from '../../test/random-claim.js';
import { Random } from '../../test/random.js';
import { readInterchanges } from '../codec/read-interchanges.js';
import { write837p } from './write-837p.js';

test('node-x12, strict about counts and control numbers, reads our files as we do', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const random = new Random(seed);
    const text = write837p(aFile(...random.times(1, 5, (index) => randomClaim(random, index + 1))), CONTROL);
    const theirs = new X12Parser(true).parse(text);
    const [ours] = readInterchanges(text).interchanges;
    if (!('functionalGroups' in theirs)) throw new Error('node-x12 read no single interchange');
    const segments = theirs.functionalGroups.map((group) =>
      group.transactions.map((transaction) => transaction.segments.map(({ tag }) => tag)),
    );
    expect(ours?.groups.map(({ sets }) => sets.map((set) => set.segments.map(({ id }) => id)))).toEqual(segments);
  }
});

test('the oracle does see a wrong count', () => {
  const text = write837p(aFile(), CONTROL).replace(/~SE\*\d+/, '~SE*9');
  expect(() => new X12Parser(true).parse(text)).toThrow();
});
