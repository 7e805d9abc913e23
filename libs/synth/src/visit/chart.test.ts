import { expect, test } from 'vitest';
import type { Service } from '../specialties/service.js';
import { type Chart, isDue, isFree } from './chart.js';

const service = (code: string, more: Partial<Service> = {}): Service => ({
  weight: 1,
  ages: [0, 99],
  places: ['11'],
  charges: [{ code }],
  because: ['I10'],
  ...more,
});
const on = (serviceDate: string, done: Service): Chart => [{ serviceDate, service: done }];

const office = service('99213');
const wart = service('17110');
const knee = service('29881');

for (const [why, chart, day, free] of [
  ['nobody was here before', [], '2025-06-02', true],
  ['the day of another visit', on('2025-06-02', office), '2025-06-02', false],
  ['the day before a visit', on('2025-06-02', office), '2025-06-01', true],
  ['before the first visit', on('2025-06-02', service('99203', { firstVisit: true })), '2025-06-01', false],
  ['after the first visit', on('2025-06-02', service('99203', { firstVisit: true })), '2025-06-03', true],
  ['the tenth day after a minor procedure', on('2025-06-02', wart), '2025-06-12', false],
  ['the eleventh', on('2025-06-02', wart), '2025-06-13', true],
  ['the ninetieth day after an operation', on('2025-06-02', knee), '2025-08-31', false],
  ['the ninety-first', on('2025-06-02', knee), '2025-09-01', true],
  ['the day before an operation is paid with it', on('2025-06-02', knee), '2025-06-01', false],
  ['two days before it', on('2025-06-02', knee), '2025-05-31', true],
] as const) {
  test(`${why}: ${free ? 'free' : 'not free'}`, () => expect(isFree(chart, day)).toBe(free));
}

const checkUp = service('99396', { onceAYear: 'check-up' });

for (const [why, chart, wanted, due] of [
  ['the same once more within the year', on('2025-01-10', checkUp), checkUp, false],
  [
    'something else that is done once a year',
    on('2025-01-10', checkUp),
    service('90686', { onceAYear: 'flu shot' }),
    true,
  ],
  ['what is done as often as needed', on('2025-01-10', office), office, true],
  ['an operation ninety days before a visit', on('2025-08-31', office), knee, false],
  ['an operation ninety-one days before it', on('2025-09-01', office), knee, true],
] as const) {
  test(`${why}: ${due ? 'due' : 'not due'}`, () => expect(isDue(chart, '2025-06-02', wanted)).toBe(due));
}
