import { expect, test } from 'vitest';
import { type PricedFacts, straightLineClaim } from './straight-line-claim.js';

/** `20610-RT-80*2` is two units of 20610 with two modifiers, `99213@22` one at a place of its own. Pittsburgh, 12502-99: indices 1.000, 0.927, 0.925; factor 32.3465. */
function line(written: string, place: string): PricedFacts {
  const [done = '', placeOfService = place] = written.split('@');
  const [service = '', units = '1'] = done.split('*');
  const [code = '', ...modifiers] = service.split('-');
  return { code, modifiers, units: Number(units), serviceDate: '2025-06-02', placeOfService, zip: '15213' };
}
const cents = (claim: string, placeOfService = '11'): readonly (number | null)[] =>
  straightLineClaim(claim.split(' ').map((written) => line(written, placeOfService)));

type Rows = readonly (readonly [why: string, claim: string, cents: readonly (number | null)[], place?: string])[];
const check = (rows: Rows): void => {
  for (const [why, claim, expected, place] of rows)
    test(`${why}: ${claim}`, () => expect(cents(claim, place)).toEqual(expected));
};

// Fees of one performance, by hand: work × 1.000 + practice × 0.927 + malpractice × 0.925, × 32.3465, to the cent.
// Office. 20610: 1.87433, 60.63. 11102: 2.79198, 90.31. 12001: 2.67514, 86.53. 17110: 3.20278, 103.60. 11042: 3.66096, 118.42.
// 64721: 13.07927, 423.07. 29881: 15.93569, 515.46. 29880: 16.53655, 534.90. 27447: 37.46460, 1,211.85. 47562: 19.35469, 626.06.
// Hospital. 45378: 5.31708, 171.99. 45380: 5.78386, 187.09. 45385: 7.29426, 235.94. 43239: 3.97459, 128.56. 43235: 114.36.
// 64721: 12.86606, 416.17. 29870, the base of knees: 12.20537, 394.80; in the office 16.09877, 520.74, more than 29881.
check([
  ['a unit is rounded before it is multiplied', '99213*3', [25_656]],
  ['units of what is not ranked may be parts: 30.80 × 1.5', '71046*1.5', [4_620]],
  ['42.76 is half', '99213*0.5', [4_276]],
  ['a side, a separate visit, a report of more work', '71046-26-RT 99213-25 99213-22', [981, 8_552, 8_552]],
]);

// 47562 is 626.06: 9 % before, 81 % during and 10 % after the operation.
check([
  ['operation only, 90 %: 563.454', '47562-54', [56_345]],
  ['care after, 10 %: 62.606', '47562-55', [6_261]],
  ['care before, 9 %: 56.3454', '47562-56', [5_635]],
  ['back to the operating room, 81 %: 507.1086', '47562-78', [50_711]],
  ['operation and care after are the whole', '47562-54-55', [62_606]],
  ['care before is in the operation already', '47562-54-56', [56_345]],
  ['a package of no days is not shared', '20610-54', [null]],
  ['but a return to the operating room pays it whole', '20610-78', [6_063]],
]);

// Technical parts: 71046 20.99 of 30.80, 70450 61.47 of 99.46, 93000 5.70 (the fee of 93005) of 13.29.
check([
  ['film: 20.99 × 0.80 = 16.792, + 9.81', '71046-FX', [2_660]],
  ['cassette: 20.99 × 0.90 = 18.891, + 9.81', '71046-FY', [2_870]],
  ['only its taking', '71046-TC-FX', [1_679]],
  ['its reading has no technical part', '71046-26-FX', [981]],
  ['old CT: 61.47 × 0.85 = 52.2495, + 37.99', '70450-CT', [9_024]],
  ['both parts in one code: 5.70 × 0.80 = 4.56, + 7.59', '93000-FX', [1_215]],
  ['nothing technical at all', '99213-FX', [8_552]],
]);

// 60.63 × 1.5 = 90.945. Indicator 2: 92004 is 4.23012, 136.83. Indicator 3: 73562 is 1.14404, 37.01. 9: 99153 is 0.33368, 10.79.
check([
  ['1: both sides', '20610-50', [9_095]],
  ['1: two units without a side are both sides', '20610*2', [9_095]],
  ['1: a pair of lines is the same, the left one half', '20610-RT 20610-LT', [6_063, 3_032]],
  ['1: two units with a side are two procedures', '20610-RT*2', [9_095]],
  ['1: three units are three: 60.63 and twice 30.32', '20610*3', [12_127]],
  ['2: the fee is for both', '92004-50 92004*2 92004-RT 92004-LT', [13_683, 13_683, 13_683, 0]],
  ['0: there is one side only', '71046-50 71046-RT 71046-LT', [3_080, 3_080, 0]],
  ['0: two units are two', '71046*2', [6_160]],
  ['3: each side is whole', '73562-50 73562-RT 73562-LT 73562*2', [7_402, 3_701, 3_701, 7_402]],
  ['9: sides do not matter', '99153-50', [1_079]],
  ['both sides twice', '20610-50*2', [null]],
  ['a reading is no pair with a taking', '71046-26-RT 71046-TC-LT', [981, 2_099]],
]);

check([
  ['the dearest whole, others half: 51.80 and 45.155', '17110 11042 11102', [5_180, 11_842, 4_516]],
  ['the sixth needs a report', '20610 12001 64721 11042 17110 11102', [null, 4_327, 42_307, 5_921, 5_180, 4_516]],
  ['units are procedures: 118.42 + 59.21', '11042*2', [17_763]],
  ['a line with a sixth procedure has no price', '11042*6', [null]],
  ['both sides are one procedure: 90.95 / 2', '11042 20610-50', [11_842, 4_548]],
  ['so are a pair’s: 60.63 / 2 and 30.32 / 2', '11042 20610-RT 20610-LT', [11_842, 3_032, 1_516]],
  ['a visit is not ranked', '99213-25 17110', [8_552, 10_360]],
  ['what has no price takes no rank', '64721-52 11042', [null, 11_842]],
  ['part of a procedure cannot be ranked', '11042 20610*0.5', [11_842, null]],
  ['but it can stand alone', '20610*0.5', [3_032]],
  ['nor can one and a half', '20610*1.5', [null]],
]);

check([
  ['an endoscopy alone', '45380', [18_709], '22'],
  ['the second less its base: 187.09 − 171.99', '45385 45380', [23_594, 1_510], '22'],
  ['the base is in the others', '45385 45378 45380', [23_594, 0, 1_510], '22'],
  ['one with its base', '45378 43239 45380', [0, 6_428, 18_709], '22'],
  ['a family is one procedure: 251.04 before 128.56', '43239 45385 45380', [6_428, 23_594, 1_510], '22'],
  ['and is halved as one: 117.97 and 7.55', '64721 45385 45380', [41_617, 11_797, 755], '22'],
  ['a base among others is a procedure: 171.99 / 2', '64721 45378', [41_617, 8_600], '22'],
  ['two units: 187.09 + 15.10', '45380*2', [20_219], '22'],
  ['515.46 − 394.80', '29880-RT 29881-LT', [53_490, 12_066], '22'],
  ['a base that is dearer leaves nothing', '29880-RT 29881-LT', [53_490, 0]],
  ['broken off has a row of its own: 2.66780 is 86.29', '45378-53', [8_629], '22'],
]);

// Technical and professional: 70450 61.47 + 37.99, 72148 111.84 + 66.16, 74177 198.20 + 81.65, 70496 178.71 + 77.89.
// The cap of 70496: 1.75 + 6.11 × 0.927 + 0.11 × 0.925 is 243.11, less 77.89 leaves 165.22.
check([
  ['images: 30.735 + 36.0905', '70450 72148', [6_683, 17_800]],
  ['the dearest of each part', '70450-26 72148-TC', [3_799, 11_184]],
  ['the second reading: 37.99 × 0.95', '70450-26 72148-26', [3_609, 6_616]],
  ['capped alone', '70496', [24_311]],
  ['capped in its taking', '70496-TC', [16_522]],
  ['under the cap once reduced: 89.355 + 73.9955', '74177 70496', [27_985, 16_336]],
  ['ranked as it is before the cap', '70450 70496', [6_683, 24_311]],
]);

// 93306 113.64 + 64.02, 93880 134.93 + 35.47. 92133 12.89 + 15.43, 92250 14.69 + 19.24.
check([
  ['heart and vessels: 113.64 × 0.75 = 85.23', '93306 93880', [14_925, 17_040]],
  ['5.70 × 0.75 = 4.275, + 7.59', '93306 93000', [17_766, 1_187]],
  ['eyes: 12.89 × 0.80 = 10.312', '92133 92250', [2_574, 3_393]],
  ['each kind has its own ranking', '93306 92250 72148 11042 99213', [17_766, 3_393, 17_800, 11_842, 8_552]],
]);

// 97110 with half of its practice expense: 0.45 + 0.215 × 0.927 + 0.01 × 0.925 = 0.658555, 21.30. 97161 is 94.49.
check([
  ['therapy: the dearest practice expense whole', '97110 97161', [2_130, 9_449]],
  ['of units too: 27.75 + 21.30', '97110*2', [4_905]],
  ['an assistant’s: 49.05 × 0.85 = 41.6925', '97110-GP-CQ*2', [4_169]],
]);

check([
  ['an assistant, 16 %: 193.896', '27447-80', [19_390]],
  ['who is no physician, 13.6 %: 164.8116', '27447-AS', [16_481]],
  ['named both ways', '27447-80-AS', [16_481]],
  ['a report decides', '29881-80', [null]],
  ['never assisted', '20610-80', [0]],
  ['not a thing to assist at', '74177-80', [0]],
  ['after the ranking: 626.06 / 2 × 0.16', '47562-80 27447-80', [5_008, 19_390]],
  ['two surgeons, 62.5 %: 757.40625', '27447-62', [75_741]],
  ['not for two', '99213-62', [0]],
  ['a team by report', '55874-66', [null]],
  ['not for a team', '27447-66', [0]],
]);

check([
  ['paid alone', '94760', [330]],
  ['not beside a visit', '94760 99213', [null, 8_552]],
  ['beside what is not paid', '94760 80053', [330, null]],
  ['beside its like: 0.11120 is 3.60', '94760 94761', [330, 360]],
]);

// Hospital: 99213 62.13, 12007 136.65, 20610 0.79 + 0.40788 + 0.12025 = 1.31813, 42.64.
check([
  ['each line by its own place', '99213 99213@22', [8_552, 6_213]],
  ['ranked across places: 118.42 / 2', '11042 12007@22', [5_921, 13_665]],
  ['less the base of its own place: 235.94 − 171.99', '45385@22 45380', [6_395, 39_279]],
  ['a base at another place is in it', '45378@22 45380', [0, 39_279]],
  ['sides in two settings are no pair: 42.64 / 2', '20610-RT 20610-LT@22', [6_063, 2_132]],
]);

test('each day is ranked by itself', () => {
  const [one, other] = [line('11042', '11'), { ...line('11042', '11'), serviceDate: '2025-06-03' }];
  expect(straightLineClaim([one, other, one])).toEqual([11_842, 11_842, 5_921]);
});
