import type { Service } from './service.js';

const GP = ['GP'] as const;
const PAIN = ['M5450', 'M5416', 'M542', 'M25561', 'M25511', 'M6281', 'R262'];

/** Physical therapy: timed codes in units of fifteen minutes, every line under a plan of care (GP). */
export const therapy: readonly Service[] = [
  {
    weight: 4,
    ages: [10, 95],
    places: ['11'],
    charges: [{ code: '97161', modifiers: GP }],
    because: PAIN,
    firstVisit: true,
  },
  {
    weight: 3,
    ages: [10, 95],
    places: ['11'],
    charges: [
      { code: '97162', modifiers: GP },
      { code: '97110', modifiers: GP },
    ],
    because: PAIN,
    firstVisit: true,
  },
  {
    weight: 10,
    ages: [10, 95],
    places: ['11'],
    charges: [
      { code: '97110', modifiers: GP, units: 3 },
      { code: '97140', modifiers: GP, chance: 60 },
    ],
    because: PAIN,
  },
  {
    weight: 6,
    ages: [10, 95],
    places: ['11'],
    charges: [
      { code: '97112', modifiers: GP, units: 2 },
      { code: '97110', modifiers: GP, units: 2 },
    ],
    because: PAIN,
  },
  { weight: 4, ages: [10, 95], places: ['11'], charges: [{ code: '97530', modifiers: GP, units: 2 }], because: PAIN },
  {
    weight: 3,
    ages: [18, 95],
    places: ['11'],
    charges: [{ code: '97116', modifiers: GP, units: 2 }],
    because: ['R262', 'R2689'],
  },
];
