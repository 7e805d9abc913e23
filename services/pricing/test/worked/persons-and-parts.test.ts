import { worked } from './by-hand.js';

// 27447 1211.85, 27130 1213.35, 66984 500.98, 23412 809.13; global shares 27447 10/69/21, 66984 10/70/20.
worked([
  ['assistant surgeon: 1211.85 × 0.16 = 193.896', ['27447-80'], [193.9]],
  ['minimum assistant', ['27447-81'], [193.9]],
  ['no resident at hand', ['27447-82'], [193.9]],
  ['nurse or physician assistant: 0.85 × 0.16, 1211.85 × 0.136 = 164.8116', ['27447-AS'], [164.81]],
  ['assistant at both sides: 1817.78 × 0.16 = 290.8448', ['27447-50-80'], [290.84]],
  [
    'assistant at two procedures: 1213.35 × 0.16 = 194.136; 606.00 half up 605.93 × 0.16 = 96.9488',
    ['27130-80', '27447-80'],
    [194.14, 96.95],
  ],
  ['no assistant is paid at a cataract (indicator 1)', ['66984-80'], [0]],
  ['an assistant at a knee arthroscopy only by report (indicator 0)', ['29881-80'], ['by-report']],
  ['co-surgeons: 1211.85 × 0.625 = 757.40625', ['27447-62'], [757.41]],
  ['no second surgeon is paid at a cataract (indicator 0)', ['66984-62'], [0]],
  ['a team is priced from its report (indicator 1)', ['65855-66'], ['by-report']],
  ['no team is paid at a knee (indicator 0)', ['27447-66'], [0]],
  ['surgery alone: 10 % + 69 % of 1211.85 = 957.3615', ['27447-54'], [957.36]],
  ['care after it alone: 21 % = 254.4885', ['27447-55'], [254.49]],
  ['care before it alone: 10 % = 121.185', ['27447-56'], [121.19]],
  ['surgery and care after it are the whole', ['27447-54-55'], [1_211.85]],
  ['back to the operating room: 69 % = 836.1765', ['27447-78'], [836.18]],
  ['without a follow-up period the whole is paid', ['45378-78'], [311.42]],
  ['both eyes, surgery alone: 500.98 × 0.8 = 400.784; × 1.5 = 601.17', ['66984-54-50'], [601.17]],
  ['a visit has no package to split', ['99213-54'], ['not-adjusted']],
]);

// 71046 30.80, technical part 20.99.
worked([
  ['on film: technical part 20.99 × 0.8 = 16.792; 30.80 - 4.20', ['71046-FX'], [26.6]],
  ['computed radiography: 20.99 × 0.9 = 18.891; 30.80 - 2.10', ['71046-FY'], [28.7]],
  ['a reading has no technical part', ['71046-26-FX'], [9.81]],
]);

worked([
  ['unusual work: no rule pays more', ['27447-22'], [1_211.85]],
  ['reduced services are priced from the documentation', ['27447-52'], ['by-report']],
  ['a stopped procedure without a row of its own likewise', ['27447-53'], ['by-report']],
  ['73 is for facilities', ['27447-73'], ['not-adjusted']],
  ['74 is for facilities', ['27447-74'], ['not-adjusted']],
  ['a modifier that a state defines is not ignored', ['99213-U1'], ['not-adjusted']],
  ['a modifier that nobody knows is not ignored', ['99213-ZZ'], ['not-adjusted']],
  ['both components at once', ['71046-26-TC'], ['not-adjusted']],
  ['a component of a code that has none', ['99213-26'], ['not-in-schedule']],
  ['bundled (B)', ['99000'], ['bundled']],
  ['the contractor’s (C)', ['99199'], ['carrier-priced']],
  ['restricted without values (R)', ['99455'], ['carrier-priced']],
  ['not covered (N)', ['99396'], ['not-covered']],
  ['statutory exclusion (X)', ['80053'], ['statutory-exclusion']],
  ['excluded by regulation (E)', ['90620'], ['other-schedule']],
  ['measures (M)', ['1125F'], ['not-covered']],
  ['anesthesia (J)', ['00140'], ['anesthesia']],
  ['not in the schedule', ['99999'], ['not-in-schedule']],
  ['paid alone (T)', ['94760'], [3.3]],
  ['but not beside a visit', ['94760', '99213'], ['bundled', 85.52]],
  ['three units of a visit are three fees', ['99213*3'], [256.56]],
  ['telehealth at home is paid as in the office', ['99213-95'], [85.52], '10'],
  ['telehealth elsewhere as in a facility', ['99213-95'], [62.13], '02'],
]);
