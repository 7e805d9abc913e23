import type { Service } from './service.js';

const CLINIC = ['20'] as const;
const ANYONE = [0, 99] as const;

export const urgent: readonly Service[] = [
  {
    weight: 8,
    ages: ANYONE,
    places: CLINIC,
    charges: [{ code: '99213' }, { code: '87880', chance: 40 }],
    because: ['J029', 'J020', 'J069'],
  },
  {
    weight: 6,
    ages: ANYONE,
    places: CLINIC,
    charges: [{ code: '99213' }, { code: '87804', chance: 40 }, { code: '87426', chance: 30 }],
    because: ['J101', 'R509', 'U071', 'R051'],
  },
  {
    weight: 4,
    ages: ANYONE,
    places: CLINIC,
    charges: [{ code: '99203' }],
    because: ['H6501', 'L239', 'R21', 'H1030'],
    firstVisit: true,
  },
  {
    weight: 4,
    ages: [6, 80],
    places: CLINIC,
    charges: [{ code: '99213' }, { code: '73610', modifiers: ['RT'] }],
    because: ['S93401A'],
    also: ['W010XXA', 'X501XXA'],
  },
  {
    weight: 4,
    ages: [6, 80],
    places: CLINIC,
    charges: [{ code: '99213' }, { code: '73110', modifiers: ['LT'] }],
    because: ['S63502A', 'S52502A'],
    also: ['W1830XA'],
  },
  {
    weight: 3,
    ages: [18, 99],
    places: CLINIC,
    charges: [{ code: '99214' }, { code: '71046' }],
    because: ['J189', 'R0602', 'J209'],
  },
  {
    weight: 3,
    ages: [2, 99],
    places: CLINIC,
    charges: [{ code: '99213', modifiers: ['25'] }, { code: '12001' }],
    because: ['S61211A', 'S61412A'],
    also: ['W260XXA'],
  },
  {
    weight: 3,
    ages: [12, 99],
    places: CLINIC,
    charges: [{ code: '99213' }, { code: '81003' }],
    because: ['N3000', 'R300', 'N390'],
  },
  {
    weight: 2,
    ages: [2, 99],
    places: CLINIC,
    charges: [{ code: '99213', modifiers: ['25'] }, { code: '10060' }],
    because: ['L0291', 'L03116'],
  },
];
