import type { ModelFile } from '@chargeline/scoring';
import { report } from '#train/report';
import { textOf } from '#train/write';
import { expect, test } from 'vitest';

const file: ModelFile = {
  name: 'a-test',
  version: '0123456789ab',
  trainedWith: { command: 'by hand', seed: 1, claims: { train: 600, validation: 200, heldOut: 200 } },
  reviewFrom: 0.3,
  features: ['lines', 'units'],
  base: -2,
  heldOut: {
    claims: 200,
    baseRate: 0.125,
    model: { auc: 0.75, logLoss: 0.31, brier: 0.0951 },
    fallback: { auc: 0.625, logLoss: 0.4, brier: 0.11 },
    process: { auc: 0.8, logLoss: 0.29, brier: 0.09 },
    review: { share: 0.1, denied: 0.4, ofAllDenials: 0.32 },
    reliability: Array.from({ length: 10 }, (_, at) => ({ expected: at / 20, denied: at / 25 })),
  },
  trees: [[[0, 100.5, 1, 2], [-0.5], [0.5]], [[0.1]]],
};

test('the figures, as a person reads them', () =>
  expect(report(file).split('\n')).toEqual([
    'a-test@0123456789ab: 2 trees, seed 1',
    '600 claims trained, 200 said when to stop, 200 held out, of which 12.5 % denied',
    '',
    'held out                AUC log loss    Brier',
    'the model            0.7500   0.3100   0.0951',
    'fallback-rules-v1    0.6250   0.4000   0.1100',
    'the process itself   0.8000   0.2900   0.0900',
    '',
    'review from 0.3: 10.0 % of claims, 40.0 % of them denied, 32.0 % of all denials',
    '',
    'tenth by risk       1      2      3      4      5      6      7      8      9     10',
    'expected        0.000  0.050  0.100  0.150  0.200  0.250  0.300  0.350  0.400  0.450',
    'denied          0.000  0.040  0.080  0.120  0.160  0.200  0.240  0.280  0.320  0.360',
  ]));

test('a file reads back as it was written', () => expect(JSON.parse(textOf(file))).toEqual(file));

test('one tree a line, at the end, so that a change of figures is seen above it', () =>
  expect(textOf(file).split('\n').slice(-6)).toEqual([
    '  "trees": [',
    '    [[0,100.5,1,2],[-0.5],[0.5]],',
    '    [[0.1]]',
    '  ]',
    '}',
    '',
  ]));
