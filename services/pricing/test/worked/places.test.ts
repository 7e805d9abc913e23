import { worked } from './by-hand.js';

// Office: 99213 85.52, 11042 118.42, 45378 311.42, 45380 392.79, 20610 60.63. Hospital: 99213 62.13, 12007 136.65,
// 45378 171.99, 45385 235.94, 20610 (0.79 + 0.44 × 0.927 + 0.13 × 0.925) × 32.3465 = 42.64.
worked([
  ['each line by its own place', ['99213@11', '99213@22'], [85.52, 62.13]],
  ['a line that names none is where the claim is', ['99213', '99213@11'], [62.13, 85.52], '22'],
  ['two places outside of a facility: the office and a home', ['99213@11', '99213@12'], [85.52, 85.52]],
  ['surgeries of a day are ranked across places: 118.42 / 2', ['11042@11', '12007@22'], [59.21, 136.65]],
  ['an endoscopy less the base of its own place: 235.94 - 171.99', ['45385@22', '45380@11'], [63.95, 392.79]],
  ['and the base at the other place is in it', ['45378@22', '45380@11'], [0, 392.79]],
  ['both sides in one place are one procedure: 60.63 / 2', ['20610-RT@11', '20610-LT@11'], [60.63, 30.32]],
  ['sides in two settings are two procedures: 42.64 / 2', ['20610-RT@11', '20610-LT@22'], [60.63, 21.32]],
]);
