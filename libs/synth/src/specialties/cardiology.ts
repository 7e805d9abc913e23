import type { Service } from './service.js';

const ADULT = [30, 99] as const;
const HEART = ['I2510', 'I480', 'I4811', 'I4891', 'I5022', 'I5032', 'I10', 'I350', 'I340'];
const ALONG = ['E785', 'Z7901', 'Z951', 'E119', 'Z87891'];
const SIGNS = ['R079', 'R002', 'R0602', 'R55', 'R0789'];

export const cardiology: readonly Service[] = [
  {
    weight: 6,
    ages: ADULT,
    places: ['11'],
    charges: [{ code: '99204' }, { code: '93000' }],
    because: SIGNS,
    firstVisit: true,
  },
  {
    weight: 14,
    ages: ADULT,
    places: ['11'],
    charges: [{ code: '99214' }, { code: '93000', chance: 50 }],
    because: HEART,
    also: ALONG,
  },
  {
    weight: 4,
    ages: ADULT,
    places: ['11'],
    charges: [{ code: '99215' }],
    because: ['I5022', 'I5042', 'I2510'],
    also: ALONG,
  },
  { weight: 5, ages: ADULT, places: ['11'], charges: [{ code: '93306' }], because: ['I350', 'I5022', 'R010'] },
  {
    weight: 5,
    ages: ADULT,
    places: ['22'],
    charges: [{ code: '93306', modifiers: ['26'] }],
    because: ['I350', 'I5032', 'I340'],
  },
  { weight: 3, ages: ADULT, places: ['11'], charges: [{ code: '93015' }], because: ['R079', 'I2510', 'I25119'] },
  {
    weight: 3,
    ages: ADULT,
    places: ['22'],
    charges: [{ code: '78452', modifiers: ['26'] }, { code: '93018' }],
    because: ['I2510', 'R079'],
  },
  { weight: 3, ages: ADULT, places: ['11'], charges: [{ code: '93880' }], because: ['I6523', 'R55'] },
  { weight: 2, ages: ADULT, places: ['11'], charges: [{ code: '93224' }], because: ['R002', 'I480'] },
  { weight: 5, ages: ADULT, places: ['22'], charges: [{ code: '93010' }], because: ['R079', 'I4891', 'I10'] },
];
