import type { Service, ServiceItem } from './service.js';

const OLDER = [40, 95] as const;
const VISIT: ServiceItem = { code: '99213' };
const SEPARATE: ServiceItem = { code: '99213', modifiers: ['25'] };

/** Sides agree: a diagnosis of the right knee goes with RT. */
export const orthopedics: readonly Service[] = [
  {
    weight: 5,
    ages: OLDER,
    places: ['11'],
    charges: [SEPARATE, { code: '20610', modifiers: ['RT'] }],
    because: ['M1711'],
  },
  {
    weight: 5,
    ages: OLDER,
    places: ['11'],
    charges: [SEPARATE, { code: '20610', modifiers: ['LT'] }],
    because: ['M1712'],
  },
  {
    weight: 5,
    ages: [12, 95],
    places: ['11'],
    charges: [VISIT, { code: '73562', modifiers: ['RT'] }],
    because: ['M25561'],
  },
  {
    weight: 5,
    ages: [12, 95],
    places: ['11'],
    charges: [VISIT, { code: '73562', modifiers: ['LT'] }],
    because: ['M25562'],
  },
  {
    weight: 4,
    ages: [18, 95],
    places: ['11'],
    charges: [VISIT, { code: '73030', modifiers: ['RT'] }],
    because: ['M25511', 'M7541'],
  },
  {
    weight: 4,
    ages: [18, 95],
    places: ['11'],
    charges: [{ code: '99203' }, { code: '73030', modifiers: ['LT'] }],
    because: ['M25512'],
    firstVisit: true,
  },
  {
    weight: 3,
    ages: [18, 70],
    places: ['22'],
    charges: [{ code: '29881', modifiers: ['RT'] }],
    because: ['S83241A'],
    onceAYear: 'right knee',
  },
  {
    weight: 3,
    ages: [18, 70],
    places: ['22'],
    charges: [{ code: '29881', modifiers: ['LT'] }],
    because: ['S83242A'],
    onceAYear: 'left knee',
  },
  {
    weight: 2,
    ages: OLDER,
    places: ['22'],
    charges: [{ code: '26055', modifiers: ['F7'] }],
    because: ['M65331'],
    onceAYear: 'trigger finger',
  },
  {
    weight: 2,
    ages: OLDER,
    places: ['22'],
    charges: [{ code: '64721', modifiers: ['RT'] }],
    because: ['G5601'],
    onceAYear: 'carpal tunnel',
  },
  { weight: 3, ages: [18, 95], places: ['11'], charges: [SEPARATE, { code: '20550' }], because: ['M722', 'M7661'] },
  { weight: 2, ages: [18, 95], places: ['11'], charges: [{ code: '73221', modifiers: ['RT'] }], because: ['M25511'] },
  { weight: 2, ages: [18, 95], places: ['22'], charges: [{ code: '72148', modifiers: ['26'] }], because: ['M5416'] },
];
