import { expect, test } from 'vitest';
import { OPEN_END, spanOf } from './span.js';

for (const [span, year, month, name, from, to] of [
  ['calendar-year', 2026, 1, '2026', '2026-01-01', '2026-12-31'],
  ['calendar-year', 2026, null, '2026', '2026-01-01', '2026-12-31'],
  ['quarter-to-year-end', 2026, 7, '2026-07', '2026-07-01', '2026-12-31'],
  ['quarter-to-year-end', 2026, null, '2026-01', '2026-01-01', '2026-12-31'],
  ['quarter', 2026, 1, '2026-01', '2026-01-01', '2026-03-31'],
  ['quarter', 2026, 4, '2026-04', '2026-04-01', '2026-06-30'],
  ['quarter', 2026, 10, '2026-10', '2026-10-01', '2026-12-31'],
  ['quarter', 2028, 2, '2028-02', '2028-02-01', '2028-03-31'],
  ['fiscal-year', 2026, null, 'FY2026', '2025-10-01', '2026-09-30'],
  ['fiscal-year', 2026, 10, 'FY2026', '2025-10-01', '2026-09-30'],
  ['fiscal-year', 2026, 4, 'FY2026-04', '2026-04-01', '2026-09-30'],
  ['fiscal-year', 2026, 1, 'FY2026-01', '2026-01-01', '2026-09-30'],
  ['fiscal-year', 2026, 12, 'FY2026-12', '2025-12-01', '2026-09-30'],
  ['until-replaced', 2026, 4, '2026-04', '2026-04-01', OPEN_END],
] as const) {
  test(`${span} of ${year}, month ${month}`, () => expect(spanOf(span, year, month)).toEqual({ name, from, to }));
}

test('the open end is later than any day of service', () => expect(OPEN_END > '2100-01-01').toBe(true));
