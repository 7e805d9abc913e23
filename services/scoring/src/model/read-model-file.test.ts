import { expect, test } from 'vitest';
import { featureNames } from '../domain/features.js';
import { type ModelFile, versionOf } from './model-file.js';
import { readModelFile } from './read-model-file.js';

const figures = { auc: 0.7, logLoss: 0.3, brier: 0.1 };

const whole: ModelFile = {
  name: 'a-test',
  version: '',
  trainedWith: { command: 'by hand', seed: 1, claims: { train: 6, validation: 2, heldOut: 2 } },
  heldOut: {
    claims: 2,
    baseRate: 0.1,
    model: figures,
    fallback: figures,
    process: figures,
    review: { share: 0.1, denied: 0.4, ofAllDenials: 0.3 },
    reliability: Array.from({ length: 10 }, () => ({ expected: 0.1, denied: 0.1 })),
  },
  reviewFrom: 0.3,
  features: [...featureNames],
  base: -2,
  trees: [[[0, 100, 1, 2], [-0.5], [0.5]], [[0.1]]],
};

/** A file as text, with its own version, changed at will. */
function textOf(change: Readonly<Record<string, unknown>> = {}): string {
  const file: ModelFile = { ...whole, ...change };
  return JSON.stringify({ ...file, version: versionOf(file), ...('version' in change ? change : {}) });
}

const nodes = (...trees: unknown[]) => ({ trees });

test('a whole file reads', () => expect(readModelFile(textOf()).trees).toEqual(whole.trees));

for (const [why, text, message] of [
  ['an empty file', '', /it is not JSON/],
  ['half a file', textOf().slice(0, 500), /it is not JSON/],
  ['another file', '[]', /the whole: /],
  ['nothing', 'null', /the whole: /],
  ['NaN, which JSON does not have', textOf().replace('"base":-2', '"base":NaN'), /it is not JSON/],
  ['what JSON makes of NaN', textOf({ base: null }), /base: /],
  ['infinity', textOf().replace('"base":-2', '"base":1e999'), /base: /],
  ['no trees', textOf({ trees: undefined }).replace('undefined', ''), /trees: /],
  ['a tree without a root', textOf(nodes([])), /trees\.0: /],
  ['a leaf that is a word', textOf(nodes([['high']])), /trees\.0\.0/],
  ['a leaf that is null', textOf(nodes([[null]])), /trees\.0\.0/],
  ['a node of three', textOf(nodes([[0, 1, 2]])), /trees\.0\.0/],
  ['half a feature', textOf(nodes([[0.5, 1, 1, 2], [0], [0]])), /trees\.0\.0/],
  ['a threshold out of range', textOf({ reviewFrom: 1.5 }), /reviewFrom: /],
  ['an answer beyond the tree', textOf(nodes([[0, 1, 1, 2], [0]])), /tree 0 leads nowhere/],
  ['an answer that goes round', textOf(nodes([[0.1]], [[0, 1, 1, 2], [0, 1, 1, 2], [0]])), /tree 1 leads nowhere/],
  ['a feature beyond the list', textOf(nodes([[999, 1, 1, 2], [0], [0]])), /tree 0 leads nowhere/],
  [
    'features in another order',
    textOf({ features: [featureNames[1], featureNames[0], ...featureNames.slice(2)] }),
    /feature 0 is not total-dollars/,
  ],
  ['a feature less', textOf({ features: featureNames.slice(0, -1) }), /feature \d+ is not warnings-PAY/],
  ['a feature more', textOf({ features: [...featureNames, 'moon'] }), /it has \d+ features/],
  ['trees changed by hand', textOf({ version: '000000000000' }), /its version is not that of its trees/],
  ['a name that would break a header', textOf({ name: 'a\nb' }), /name: /],
] as const) {
  test(`refused: ${why}`, () => {
    const read = (): ModelFile => readModelFile(text);
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ code: 'CHL_SCORING_MODEL', retriable: false }) as Error);
  });
}

test('the version is of what scores depend on, and of nothing else', () => {
  const version = versionOf(whole);
  const other: ModelFile = { ...whole, name: 'other', reviewFrom: 0.9 };
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(versionOf(other)).toBe(version);
  expect(versionOf({ ...whole, base: -2.1 })).not.toBe(version);
  expect(versionOf({ ...whole, features: ['other'] })).not.toBe(version);
  expect(versionOf({ ...whole, trees: [[[0.1]]] })).not.toBe(version);
});
