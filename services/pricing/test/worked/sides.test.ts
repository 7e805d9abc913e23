import { worked } from './by-hand.js';

// Indicator 1: 20610 60.63, 27447 1211.85. 0: 11042 118.42. 2: 69210 44.61, 92134 29.84. 3: 73030 31.61. 9: 96523-like codes have none.
worked([
  ['indicator 1, both sides: 60.63 × 1.5 = 90.945, up', ['20610-50'], [90.95]],
  ['indicator 1, two units without a side are both sides', ['20610*2'], [90.95]],
  [
    'indicator 1, a pair of lines: the second side adds half, 60.63 / 2 = 30.315',
    ['20610-RT', '20610-LT'],
    [60.63, 30.32],
  ],
  ['the pair may come in any order', ['20610-LT', '20610-RT'], [30.32, 60.63]],
  ['a pair ranks as one procedure: 30.315 and 15.16', ['20610-RT', '20610-LT', '11042'], [30.32, 15.16, 118.42]],
  ['one side alone is one fee', ['20610-RT'], [60.63]],
  ['both sides rank as one procedure: 90.95 / 2 = 45.475', ['20610-50', '11042'], [45.48, 118.42]],
  ['1211.85 × 1.5 = 1817.775, up', ['27447-50'], [1_817.78]],
  ['indicator 0: one fee for both', ['11042-50'], [118.42]],
  ['indicator 2: the fee is for both already', ['69210-50'], [44.61]],
  ['indicator 2, two units', ['69210*2'], [44.61]],
  ['indicator 2, a pair of lines', ['69210-RT', '69210-LT'], [44.61, 0]],
  ['indicator 3: a fee for each side', ['73030-50'], [63.22]],
  ['indicator 3, its reading alone', ['73030-26-50'], [17.04]],
  ['indicator 3, a pair of lines', ['73030-RT', '73030-LT'], [31.61, 31.61]],
  ['50 comes with one unit', ['27447-50*2'], ['not-adjusted']],
]);
