import type { Service } from './service.js';

const ADULT = [25, 90] as const;

export const gastroenterology: readonly Service[] = [
  {
    weight: 6,
    ages: ADULT,
    places: ['11'],
    charges: [{ code: '99204' }],
    because: ['K219', 'R1013', 'K589', 'R194'],
    firstVisit: true,
  },
  {
    weight: 8,
    ages: ADULT,
    places: ['11'],
    charges: [{ code: '99214' }],
    because: ['K2100', 'K219', 'K580', 'K760', 'K5900'],
    also: ['E669', 'I10'],
  },
  {
    weight: 6,
    ages: [45, 80],
    places: ['22'],
    charges: [{ code: '45378', modifiers: ['33'] }],
    because: ['Z1211'],
    payers: ['medicaid', 'commercial'],
    onceAYear: 'colonoscopy',
  },
  {
    weight: 6,
    ages: [45, 85],
    places: ['22'],
    charges: [{ code: '45385' }],
    because: ['D124', 'D122', 'K635'],
    also: ['K5730'],
    onceAYear: 'colonoscopy',
  },
  {
    weight: 4,
    ages: ADULT,
    places: ['22'],
    charges: [{ code: '45380' }],
    because: ['K529', 'R197'],
    onceAYear: 'colonoscopy',
  },
  {
    weight: 6,
    ages: ADULT,
    places: ['22'],
    charges: [{ code: '43239' }],
    because: ['K219', 'K2970', 'R1013', 'R1310'],
  },
  { weight: 2, ages: ADULT, places: ['22'], charges: [{ code: '43235' }], because: ['R1310', 'K219'] },
  { weight: 2, ages: ADULT, places: ['11'], charges: [{ code: '91065' }], because: ['R140', 'E739'] },
  { weight: 2, ages: ADULT, places: ['11'], charges: [{ code: '76700' }], because: ['K8020', 'R1011'] },
];
