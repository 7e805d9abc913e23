import type { Service } from './service.js';

const MOOD = ['F411', 'F331', 'F3341', 'F4310', 'F4323', 'F419', 'F321'];
const OFFICE = ['11'] as const;

export const behavioral: readonly Service[] = [
  { weight: 5, ages: [6, 90], places: OFFICE, charges: [{ code: '90791' }], because: MOOD, firstVisit: true },
  {
    weight: 12,
    ages: [6, 90],
    places: OFFICE,
    charges: [{ code: '90834' }, { code: '96127', chance: 20 }],
    because: MOOD,
  },
  {
    weight: 8,
    ages: [14, 90],
    places: OFFICE,
    charges: [{ code: '90837' }],
    because: MOOD,
    also: ['F1020', 'Z634', 'F5101'],
  },
  { weight: 4, ages: [6, 90], places: OFFICE, charges: [{ code: '90832' }], because: ['F900', 'F902', 'F411'] },
  {
    weight: 5,
    ages: [14, 90],
    places: OFFICE,
    charges: [{ code: '99213' }, { code: '90833' }],
    because: MOOD,
    also: ['Z79899'],
  },
  { weight: 3, ages: [6, 17], places: OFFICE, charges: [{ code: '90847' }], because: ['F913', 'F902', 'F4325'] },
  { weight: 2, ages: [6, 17], places: OFFICE, charges: [{ code: '90846' }], because: ['F902', 'F840'] },
];
