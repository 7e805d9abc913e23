import { expect, test } from 'vitest';
import { FhirFault } from './fault.js';
import { parseFhirJson } from './parse.js';
import { scanJson } from './scan.js';

/** A small generator of repeatable numbers (a linear congruence), so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const TEXTS = ['', 'a', '"', '\\', '\\"', '{', '}', '[', ']', ',', ':', '1e999', '\n', 'é', '🙂', '\u2028', 'b\\\\'];

function randomValue(next: (below: number) => number, depth: number): unknown {
  switch (next(depth > 5 ? 5 : 7)) {
    case 0:
      return null;
    case 1:
      return next(2) === 0;
    case 2:
      return (next(2_000_001) - 1_000_000) / 10 ** next(9);
    case 3:
    case 4:
      return Array.from({ length: next(4) }, () => TEXTS[next(TEXTS.length)]).join('');
    case 5:
      return Array.from({ length: next(5) }, () => randomValue(next, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: next(5) }, (_, at) => [`${TEXTS[next(TEXTS.length)]}${at}`, randomValue(next, depth + 1)]),
      );
  }
}

test('what JSON can say is read as it is: 3,000 random values, tight and indented', () => {
  const next = numbers(20_250_131);
  for (let run = 0; run < 3_000; run += 1) {
    const value = randomValue(next, 0);
    for (const indent of [0, 2]) {
      expect(parseFhirJson(Buffer.from(JSON.stringify(value, null, indent)))).toEqual(value);
    }
  }
});

test('a member repeated at a random place is always found', () => {
  const next = numbers(7);
  for (let run = 0; run < 1_000; run += 1) {
    const before = JSON.stringify(randomValue(next, 0));
    const between = JSON.stringify(randomValue(next, 0));
    const text = `{"x":[${before},{"twice":${between},"other":{"twice":1},"twice":0}]}`;
    expect(() => scanJson(text, 64)).toThrow(
      expect.objectContaining({ issueType: 'duplicate', expression: 'Resource.x[1].twice' }),
    );
  }
});

test('random bytes are read or refused with a fault, never with another error: 5,000 mutations', () => {
  const next = numbers(99);
  const original = Buffer.from('{"resourceType":"Bundle","entry":[{"n":-1.5e3,"t":"a\\u0041\\"b"},[true,null,{}]]}');
  let refused = 0;
  for (let run = 0; run < 5_000; run += 1) {
    const bytes = Buffer.from(original);
    for (let change = 0; change <= next(3); change += 1) bytes[next(bytes.length)] = next(256);
    if (outcome(bytes) === 'refused') refused += 1;
  }
  expect(refused).toBeGreaterThan(2_000);
});

function outcome(bytes: Buffer): 'read' | 'refused' {
  try {
    parseFhirJson(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof FhirFault) return 'refused';
    throw error;
  }
}

test('the root is named Bundle only when the body says so', () => {
  const root = (text: string): string => {
    try {
      scanJson(text, 1);
      return 'read';
    } catch (error) {
      return error instanceof FhirFault ? error.expression : 'another error';
    }
  };
  expect(root(' {\n "resourceType" : "Bundle", "entry": [] }')).toBe('Bundle');
  expect(root('{"resourceType":"Jane Doe","entry":[]}')).toBe('Resource');
  expect(root('[[]]')).toBe('Resource');
});
