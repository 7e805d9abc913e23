import { expect, test } from 'vitest';
import { type Anesthesia, openAnesthesia, payAnesthesias } from './pay.js';

const rates = { sources: ['anesthesia-base 2025', 'anesthesia-factor 2025'], unitsOf: () => 5, factor: 198_765 };
const line = { line: 1, code: '00140', modifiers: ['QK'], units: 1, serviceFrom: '2025-06-02', minutes: 60 };

function paid(change: Partial<typeof line>, factor = rates.factor): Anesthesia {
  const opened = openAnesthesia({ ...line, ...change }, { ...rates, factor });
  if (!('role' in opened)) throw new Error(opened.because);
  payAnesthesias([opened]);
  return opened;
}

for (const [why, change, factor, cents] of [
  ['9 × 19.8765 = 178.8885 is a price of cents before its half is taken: 178.89 / 2, up', {}, 198_765, 8_945],
  ['half a cent goes up: 5.1 × 20.005 = 102.0255, 102.03 / 2', { minutes: 1 }, 200_050, 5_102],
  ['whole: 9 × 19.8765', { modifiers: ['AA'] }, 198_765, 17_889],
  ['no rounding is needed', { modifiers: ['QZ'] }, 200_000, 18_000],
  ['half a unit of an added code: 2.5 × 5 × 20', { code: '01953', modifiers: ['AA'], units: 2.5 }, 200_000, 25_000],
] as const) {
  test(why, () => expect(paid(structuredClone(change) as Partial<typeof line>, factor).cents).toBe(cents));
}

test('nothing to pay is no anesthesia to pay', () => expect(() => payAnesthesias([])).not.toThrow());

for (const [status, because, change, base] of [
  ['not-adjusted', 'Modifiers AA and QK exclude each other.', { modifiers: ['QK', 'AA'] }, 5],
  [
    'not-adjusted',
    'Modifier 50 may change the payment of anesthesia and is not adjusted for.',
    { modifiers: ['50'] },
    5,
  ],
  ['not-in-schedule', '00140 is not in the base units anesthesia-base 2025.', {}, undefined],
  ['carrier-priced', '00140 has no base units; the Medicare contractor prices it.', {}, 0],
] as const) {
  test(`${status}: ${because}`, () =>
    expect(
      openAnesthesia(
        { ...line, ...(structuredClone(change) as Partial<typeof line>) },
        { ...rates, unitsOf: () => base },
      ),
    ).toEqual({ status, because }));
}

test('without rates it says what they lack', () => {
  expect(openAnesthesia(line, 'No factors are loaded.')).toEqual({
    status: 'anesthesia',
    because: '00140 is anesthesia, priced by time and its own factor. No factors are loaded.',
  });
});
