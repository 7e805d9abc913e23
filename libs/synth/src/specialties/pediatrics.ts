import type { Service } from './service.js';

const OFFICE = ['11'] as const;

export const pediatrics: readonly Service[] = [
  {
    weight: 14,
    ages: [0, 17],
    places: OFFICE,
    charges: [{ code: '99213' }, { code: '87880', chance: 30 }],
    because: ['H6691', 'H6692', 'J020', 'J069', 'R509', 'J029'],
  },
  {
    weight: 4,
    ages: [0, 17],
    places: OFFICE,
    charges: [{ code: '99213' }, { code: '94760' }],
    because: ['J4520', 'J210', 'J219', 'R062'],
  },
  {
    weight: 30,
    ages: [0, 0],
    places: OFFICE,
    charges: [{ code: '99391' }, { code: '90460' }, { code: '90700' }],
    because: ['Z00129'],
  },
  {
    weight: 4,
    ages: [1, 4],
    places: OFFICE,
    charges: [{ code: '99392' }, { code: '96110', chance: 40 }],
    because: ['Z00129'],
    onceAYear: 'check-up',
  },
  {
    weight: 6,
    ages: [1, 4],
    places: OFFICE,
    charges: [{ code: '99392' }, { code: '90460' }, { code: '90707' }, { code: '96110', chance: 40 }],
    because: ['Z00129'],
    onceAYear: 'check-up',
  },
  {
    weight: 6,
    ages: [5, 11],
    places: OFFICE,
    charges: [{ code: '99393' }, { code: '99173', chance: 50 }, { code: '92551', chance: 50 }],
    because: ['Z00129'],
    onceAYear: 'check-up',
  },
  {
    weight: 6,
    ages: [12, 17],
    places: OFFICE,
    charges: [{ code: '99394' }, { code: '96127', chance: 50 }],
    because: ['Z00129'],
    onceAYear: 'check-up',
  },
  {
    weight: 4,
    ages: [3, 17],
    places: OFFICE,
    charges: [{ code: '90460' }, { code: '90686' }],
    because: ['Z23'],
    onceAYear: 'flu shot',
  },
  {
    weight: 3,
    ages: [0, 17],
    places: OFFICE,
    charges: [{ code: '99203' }],
    because: ['L209', 'R109', 'J309'],
    firstVisit: true,
  },
  {
    weight: 3,
    ages: [5, 17],
    places: OFFICE,
    charges: [{ code: '99214' }],
    because: ['F900', 'F902', 'J4530'],
    also: ['Z79899'],
  },
];
