import { expect, test } from 'vitest';
import { aClaim, aFile, CONTROL } from '../../test/a-claim.js';
import { AWKWARD, randomClaim } from '../../test/random-claim.js';
import { Random } from '../../test/random.js';
import { plainText } from '../codec/characters.js';
import { DEFAULT_DELIMITERS } from '../codec/delimiters.js';
import { readInterchanges } from '../codec/read-interchanges.js';
import type { ProfessionalClaim } from './claim.js';
import { read837p } from './read-837p.js';
import { write837p } from './write-837p.js';

const byNumber = (claims: readonly ProfessionalClaim[]): readonly ProfessionalClaim[] =>
  [...claims].sort((one, two) => one.controlNumber.localeCompare(two.controlNumber));

/** A file of one to five random claims, some of which share billing provider, subscriber and payer. */
function randomFile(seed: number, names?: readonly string[]) {
  const random = new Random(seed);
  const claims: ProfessionalClaim[] = [];
  for (let number = 1; number <= random.int(1, 5); number += 1) {
    const claim = randomClaim(random, number, names);
    const shared = claims.length > 0 && random.int(0, 1) === 1 ? random.pick(claims) : claim;
    const { billingProvider, subscriber, payer } = shared;
    claims.push({ ...claim, billingProvider, ...(random.int(0, 1) === 1 ? { subscriber, payer } : {}) });
  }
  return aFile(...claims);
}

/** What a value becomes when all of its texts are as X12 can carry them. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, text: unknown) =>
    typeof text === 'string' ? plainText(text, 80, DEFAULT_DELIMITERS) : text,
  ) as T;
}

test('five hundred random files read back as they were written', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const file = randomFile(seed);
    const { files, faults, unread } = read837p(write837p(file, CONTROL));
    expect({ seed, faults, unread }).toEqual({ seed, faults: [], unread: [] });
    const [{ origin, claims, ...head } = { origin: null, claims: [] }] = files;
    expect(origin).toEqual({ interchange: '000000042', group: '7', set: '0001', usage: 'T' });
    expect({ ...head, claims: byNumber(claims) }).toEqual({ ...file, claims: byNumber(file.claims) });
  }
});

test('names that X12 cannot carry change themselves and nothing else (C25)', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const file = randomFile(seed, AWKWARD);
    const { files, faults, unread } = read837p(write837p(file, CONTROL));
    expect({ seed, faults, unread }).toEqual({ seed, faults: [], unread: [] });
    expect(byNumber(files[0]?.claims ?? [])).toEqual(byNumber(plain(file.claims)));
  }
});

test('what was read is written to the same text', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const text = write837p(randomFile(seed, AWKWARD), CONTROL);
    const [file] = read837p(text).files;
    expect(file && write837p(file, CONTROL)).toBe(text);
  }
});

test('any character in a name leaves the envelope whole', () => {
  for (let code = 0; code < 0x250; code += 1) {
    const name = { kind: 'person', last: `A${String.fromCodePoint(code)}B` } as const;
    const claim = aClaim({ subscriber: { ...aClaim().subscriber, name } });
    let text: string;
    try {
      text = write837p(aFile(claim), CONTROL);
    } catch {
      continue;
    }
    expect(readInterchanges(text).faults).toEqual([]);
    expect(read837p(text).files[0]?.claims[0]?.lines).toEqual(claim.lines);
  }
});

test('every letter of the languages of Europe that are written in Latin can be spelt', () => {
  for (const letter of 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßŒŠŽŁŃŚŹŻĄĘĆĞİŞŐŰŘŮĐĽȚ') {
    expect(plainText(letter, 9, DEFAULT_DELIMITERS)).toMatch(/^[A-Z]{1,2}$|^ss$/);
    expect(plainText(letter.toLowerCase(), 9, DEFAULT_DELIMITERS)).toMatch(/^[a-z]{1,2}$/);
  }
});

test('a file of 5,000 claims is written and read', () => {
  const file = aFile(...Array.from({ length: 5_000 }, (_, index) => aClaim({ controlNumber: `C${index}` })));
  const { files, faults } = read837p(write837p(file, CONTROL));
  expect(faults).toEqual([]);
  expect(files[0]?.claims).toHaveLength(5_000);
});
