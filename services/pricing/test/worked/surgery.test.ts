import { worked } from './by-hand.js';

// Fees: 27447 1211.85, 66984 500.98, 11042 118.42, 11104 112.60, 11102 90.31, 12001 86.53, 17000 62.91, 20550 54.24.
worked([
  ['one procedure is paid whole', ['11042'], [118.42]],
  ['the dearest whole, the other at half: 86.53 / 2 = 43.265, up', ['12001', '11042'], [43.27, 118.42]],
  ['51 changes nothing: Medicare ranks itself', ['11042', '12001-51'], [118.42, 43.27]],
  ['51 on the dearest does not make it the second', ['11042-51', '12001'], [118.42, 43.27]],
  ['59 makes it separate, not single', ['11042', '12001-59'], [118.42, 43.27]],
  [
    'five procedures: 100, 50, 50, 50, 50: 112.60 / 2, 90.31 / 2 = 45.155, 86.53 / 2 = 43.265, 62.91 / 2 = 31.455',
    ['11042', '11104', '11102', '12001', '17000'],
    [118.42, 56.3, 45.16, 43.27, 31.46],
  ],
  [
    'the sixth is the contractor’s to decide, and it is the cheapest',
    ['20550', '11042', '11104', '11102', '12001', '17000'],
    ['by-report', 118.42, 56.3, 45.16, 43.27, 31.46],
  ],
  ['two units are two procedures: 118.42 + 59.21', ['11042*2'], [177.63]],
  [
    'units rank with the other lines: 112.60 is first, 90.31 twice at half = 45.16 each',
    ['11104', '11102*2'],
    [112.6, 90.32],
  ],
  ['a visit is no procedure and is paid whole beside one', ['99213-25', '11042'], [85.52, 118.42]],
  [
    'in the hospital the order is another: 12007 136.65, 11042 56.95 / 2 = 28.475',
    ['11042', '12007'],
    [28.48, 136.65],
    '22',
  ],
  ['half a unit cannot be ranked', ['11042*0.5', '12001'], ['not-adjusted', 86.53]],
]);

// Endoscopies. Base 45378 311.42; 45380 392.79, 45385 414.36. Base 43235 260.99; 43239 336.66.
// Base 29870 520.74 in the office; 29877 591.01, 29881 515.46.
worked([
  ['one endoscopy is paid whole', ['45385'], [414.36]],
  ['the dearest whole, the other less the base: 392.79 - 311.42', ['45380-59', '45385'], [81.37, 414.36]],
  ['the base is paid within its family', ['45378', '45385'], [0, 414.36]],
  ['base and two others', ['45378', '45380', '45385'], [0, 81.37, 414.36]],
  ['an endoscopy below its base adds nothing: 515.46 - 520.74', ['29877', '29881'], [591.01, 0]],
  [
    'two families rank as two procedures: 495.73 whole, 336.66 / 2 = 168.33',
    ['45385', '45380', '43239'],
    [414.36, 81.37, 168.33],
  ],
  ['two single endoscopies of two families are two procedures', ['45385', '43239'], [414.36, 168.33]],
  [
    'a family below another surgery is halved member by member: 414.36 / 2 = 207.18, 81.37 / 2 = 40.685',
    ['45385', '45380', '27447'],
    [207.18, 40.69, 1_211.85],
  ],
  ['the same endoscopy twice: 414.36 + (414.36 - 311.42)', ['45385*2'], [517.3]],
  ['a colonoscopy that was stopped has a row of its own', ['45378-53'], [155.86]],
]);
