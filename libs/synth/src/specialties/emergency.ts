import type { Service } from './service.js';

const ROOM = ['23'] as const;
const ANYONE = [0, 99] as const;

export const emergency: readonly Service[] = [
  {
    weight: 8,
    ages: ANYONE,
    places: ROOM,
    charges: [{ code: '99283' }],
    because: ['R509', 'R1110', 'J069', 'R109', 'K529'],
  },
  {
    weight: 7,
    ages: [18, 99],
    places: ROOM,
    charges: [{ code: '99284' }, { code: '93010' }],
    because: ['R079', 'R55', 'R0602'],
    also: ['I10', 'E119'],
  },
  {
    weight: 4,
    ages: [18, 99],
    places: ROOM,
    charges: [{ code: '99285' }, { code: '93010' }, { code: '71046', modifiers: ['26'] }],
    because: ['I5023', 'J189', 'R0603'],
    also: ['E119', 'E785'],
  },
  {
    weight: 4,
    ages: [2, 99],
    places: ROOM,
    charges: [{ code: '99283', modifiers: ['25'] }, { code: '12001' }],
    because: ['S61411A', 'S61412A', 'S81811A'],
    also: ['W260XXA', 'W010XXA'],
  },
  {
    weight: 3,
    ages: [18, 99],
    places: ROOM,
    charges: [{ code: '99284' }, { code: '70450', modifiers: ['26'] }],
    because: ['R519', 'S0990XA'],
  },
  { weight: 2, ages: ANYONE, places: ROOM, charges: [{ code: '99282' }], because: ['T7840XA', 'L509', 'R21'] },
];
