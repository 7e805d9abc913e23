import { worked } from './by-hand.js';

// Imaging, indicator 4: 70551 182.80 = 65.86 (26) + 116.94 (TC); 72148 178.00 = 66.16 + 111.84.
// Capped: 70496 256.60 = 77.89 + 178.71, its technical part at most (5.48 × 0.927 + 0.03 × 0.925) × 32.3465 = 165.22.
worked([
  ['one image is paid whole', ['70551'], [182.8]],
  [
    'technical: 116.94 whole, 111.84 / 2 = 55.92 saved; professional: 66.16 whole, 65.86 × 0.95 = 62.567, 3.29 saved',
    ['70551', '72148'],
    [179.51, 122.08],
  ],
  ['readings alone: 66.16 whole, 65.86 × 0.95 = 62.567', ['70551-26', '72148-26'], [62.57, 66.16]],
  ['technical parts alone: 111.84 / 2', ['70551-TC', '72148-TC'], [116.94, 55.92]],
  ['a technical part and a reading do not reduce each other', ['70551-TC', '72148-26'], [116.94, 66.16]],
  ['the same image twice: 2 × 182.80 - 58.47 - (65.86 - 62.57)', ['70551*2'], [303.84]],
  ['a chest film (indicator 0) reduces nothing', ['71046', '70551'], [30.8, 182.8]],
  ['capped as in a hospital’s outpatient department', ['70496-TC'], [165.22]],
  ['the whole with it: (1.75 × 1 + 6.11 × 0.927 + 0.11 × 0.925) × 32.3465 = 243.11', ['70496'], [243.11]],
  ['a reading has no cap', ['70496-26'], [77.89]],
  ['after the reduction the cap no longer binds: 178.71 / 2 = 89.355', ['74177-TC', '70496-TC'], [198.2, 89.36]],
]);

// Cardiovascular, indicator 6: 93306 177.66 (TC 113.64), 78452 (TC), 93000 13.29 (technical 93005 5.70), 93017 34.48, 93015 67.44.
// Ophthalmologic, indicator 7: 92250 33.93 (TC 14.69), 92134 29.84 (TC 13.19).
worked([
  [
    'the echo whole, the stress test’s technical part 93017 at 75 %: 67.44 - (34.48 - 25.86)',
    ['93306', '93015'],
    [177.66, 58.82],
  ],
  ['an ECG behind an echo: 5.70 × 0.75 = 4.275, 4.28; 13.29 - 1.42', ['93306', '93000'], [177.66, 11.87]],
  ['readings are not reduced', ['93306-26', '93010'], [64.02, 7.6]],
  ['technical: 13.19 × 0.8 = 10.552, 2.64 saved', ['92250', '92134'], [33.93, 27.2]],
  ['the technical part alone: 10.55', ['92250-TC', '92134-TC'], [14.69, 10.55]],
]);

// Therapy, indicator 5. Whole and with half the practice expense:
// 97530 33.12; 97110 27.75 and (0.45 + 0.215 × 0.927 + 0.01 × 0.925) × 32.3465 = 21.30; 97140 26.20 and 20.21.
worked([
  ['one unit is paid whole', ['97110-GP'], [27.75]],
  ['the first unit whole, two with half the practice expense: 27.75 + 2 × 21.30', ['97110-GP*3'], [70.35]],
  [
    'the dearest practice expense of the day is the one paid whole',
    ['97110-GP', '97530-GP', '97140-GP'],
    [21.3, 33.12, 20.21],
  ],
  ['in a facility likewise', ['97110-GP', '97530-GP'], [21.3, 33.12], '22'],
  ['given by an assistant: 85 % of the reduced amount, 70.35 × 0.85 = 59.7975', ['97110-GP-CQ*3'], [59.8]],
]);
