import type { Service } from './service.js';

const OFFICE = ['11'] as const;
const ADULT = [18, 99] as const;
const CHRONIC = ['I10', 'E119', 'E11A', 'E785', 'E7801', 'E78019', 'E039', 'J449', 'F411', 'G35', 'G35A'];
const ALONG = ['E785', 'I10', 'Z79899', 'E669', 'Z87891', 'E559', 'K2100'];
const ACUTE = ['J069', 'R051', 'J029', 'R509', 'B349', 'H6691', 'L239', 'J309', 'R197', 'R519'];

export const family: readonly Service[] = [
  { weight: 20, ages: [0, 99], places: OFFICE, charges: [{ code: '99213' }], because: ACUTE, also: ['J309', 'E669'] },
  { weight: 6, ages: [0, 99], places: OFFICE, charges: [{ code: '99212' }], because: ACUTE },
  {
    weight: 22,
    ages: ADULT,
    places: OFFICE,
    charges: [{ code: '99214' }, { code: '36415', chance: 25 }, { code: '80053', chance: 20 }],
    because: CHRONIC,
    also: ALONG,
  },
  {
    weight: 10,
    ages: [0, 99],
    places: OFFICE,
    charges: [{ code: '99203' }],
    because: ['R5383', 'R109', 'R42', 'M5450', 'R519', 'J309'],
    firstVisit: true,
  },
  {
    weight: 4,
    ages: ADULT,
    places: OFFICE,
    charges: [{ code: '99204' }],
    because: CHRONIC,
    also: ALONG,
    firstVisit: true,
  },
  {
    weight: 6,
    ages: [18, 39],
    places: OFFICE,
    charges: [{ code: '99395' }, { code: '80061', chance: 40 }, { code: '36415', chance: 40 }],
    because: ['Z0000'],
    onceAYear: 'check-up',
  },
  {
    weight: 6,
    ages: [40, 64],
    places: OFFICE,
    charges: [{ code: '99396' }, { code: '80061', chance: 60 }, { code: '83036', chance: 40 }],
    because: ['Z0000'],
    onceAYear: 'check-up',
  },
  {
    weight: 6,
    ages: [66, 99],
    places: OFFICE,
    charges: [{ code: 'G0439' }],
    because: ['Z0000'],
    also: ['I10', 'Z7901'],
    payers: ['medicare'],
    onceAYear: 'check-up',
  },
  {
    weight: 5,
    ages: ADULT,
    places: OFFICE,
    charges: [{ code: '99214' }, { code: '93000' }],
    because: ['R079', 'R002', 'I10'],
  },
  {
    weight: 5,
    ages: [19, 64],
    places: OFFICE,
    charges: [{ code: '90471' }, { code: '90686' }],
    because: ['Z23'],
    onceAYear: 'flu shot',
  },
  {
    weight: 5,
    ages: [65, 99],
    places: OFFICE,
    charges: [{ code: 'G0008' }, { code: '90662' }],
    because: ['Z23'],
    payers: ['medicare'],
    onceAYear: 'flu shot',
  },
  {
    weight: 4,
    ages: ADULT,
    places: OFFICE,
    charges: [{ code: '99213', modifiers: ['25'] }, { code: '17110' }],
    because: ['B078', 'B079'],
  },
  {
    weight: 3,
    ages: [40, 99],
    places: OFFICE,
    charges: [{ code: '99213', modifiers: ['25'] }, { code: '17000' }, { code: '17003', units: 6, chance: 60 }],
    because: ['L570'],
  },
  {
    weight: 3,
    ages: ADULT,
    places: OFFICE,
    charges: [{ code: '99213', modifiers: ['25'] }, { code: '99406' }],
    because: ['F17210'],
    also: ['J449'],
  },
  {
    weight: 2,
    ages: ADULT,
    places: OFFICE,
    charges: [{ code: '99213' }, { code: '94010' }],
    because: ['J4520', 'J449', 'R0602'],
  },
  {
    weight: 2,
    ages: ADULT,
    places: OFFICE,
    charges: [{ code: '99213', modifiers: ['25'] }, { code: '69210' }],
    because: ['H6121', 'H6123'],
  },
];
