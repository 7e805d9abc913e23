import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quote } from '../src/index.js';
import { useAnesthesiaTables } from './anesthesia-tables.js';

/** Lines as people write them: `00140-QK/60` is 60 minutes, `01953*2` two units. */
function asked(written: readonly string[]) {
  const lines = written.map((text) => {
    const [, code, modifiers, units = '1', minutes] = /^(\w{5})((?:-\w\w)*)(?:\*([\d.]+))?(?:\/(\d+))?$/.exec(text)!;
    return {
      code: code!,
      modifiers: modifiers!.split('-').filter((one) => one !== ''),
      units: Number(units),
      minutes: minutes === undefined ? null : Number(minutes),
      on: '2025-06-02',
      placeOfService: '21',
      zip: null,
      locality: { carrier: '12502', locality: '99' },
      claim: '',
    };
  });
  return quote(lines, 'non-qualifying');
}

const dollars = (written: readonly string[]): readonly (number | string)[] =>
  asked(written).lines.map(({ status, allowedCents }) => (allowedCents === null ? status : allowedCents / 100));

describe('with base units and factors loaded', () => {
  let end: () => void;
  beforeAll(async () => {
    end = await useAnesthesiaTables();
  });
  afterAll(() => end());

  for (const [why, lines, expected] of [
    ['5 + 60 / 15 = 9 units × 20.00', ['00140-AA/60'], [180]],
    ['time to one decimal: 50 / 15 = 3.33, 8.3 × 20.00', ['00140-AA/50'], [166]],
    ['37 / 15 = 2.47, 2.5: 7.5 × 20.00', ['00140-AA/37'], [150]],
    ['one minute is a tenth: 5.1 × 20.00', ['00140-AA/1'], [102]],
    ['a nurse without direction: whole', ['00140-QZ/60'], [180]],
    ['one nurse directed: half', ['00140-QY/60'], [90]],
    ['two to four directed: half', ['00140-QK/60'], [90]],
    ['a nurse under direction: half', ['00140-QX/60'], [90]],
    ['supervised: 3 units, time or not', ['00140-AD/60'], [60]],
    ['supervised: 3 units, not the code’s', ['00790-AD'], [60]],
    ['no modifier: as personally performed', ['00140/60'], [180]],
    ['monitored care is paid alike', ['00140-AA-QS/60'], [180]],
    ['Medicare pays nothing for the physical status', ['00140-AA-P5/60'], [180]],
    ['23 and 47 change nothing', ['00140-AA-23-47/60'], [180]],
    ['51 and 59 change nothing', ['00140-QK-51-59/60'], [90]],
    ['a teaching physician', ['00140-AA-GC/60'], [180]],
    ['units are not counted beside minutes', ['00140-AA*60/60'], [180]],
    ['minutes are missing', ['00140-AA'], ['not-adjusted']],
    ['no minutes', ['00140-AA/0'], ['not-adjusted']],
    ['two say who', ['00140-AA-QZ/60'], ['not-adjusted']],
    ['a modifier that nobody knows', ['00140-AA-ZZ/60'], ['not-adjusted']],
    ['half of a service: no rule', ['00140-AA-52/60'], ['not-adjusted']],
    ['not in the base units, but in the schedule', ['00400-AA/60'], ['not-in-schedule']],
    ['no base units', ['01999-AA/60'], ['carrier-priced']],
    ['a modifier of anesthesia makes no surgery anesthesia', ['99213-AA/60'], ['not-adjusted']],
  ] as const) {
    test(`${lines.join(' + ')}: ${why}`, () => expect(dollars(lines)).toEqual(expected));
  }

  for (const [why, lines, expected] of [
    ['the most base units, all the time: 7 + 90 / 15 = 13 × 20.00', ['00140-AA/30', '00790-AA/60'], [0, 260]],
    ['the time stands on the highest alone', ['00140-AA', '00790-AA/90'], [0, 260]],
    [
      'minutes are summed before they are rounded: 70 / 15 = 4.67, 4.7: 9.7 × 20.00',
      ['00140-AA/35', '00142-AA-51/35'],
      [194, 0],
    ],
    ['equal base units: one of them carries all', ['00140-AA/30', '00140-AA/30'], [180, 0]],
    ['directed: half of all', ['00140-QK/30', '00790-QK/60'], [0, 130]],
    ['one anesthesia, directed and under direction: a half each', ['00140-QK/60', '00140-QX/60'], [90, 90]],
    [
      'directed and in person at once: only the highest is told, 7 + 4 units, half',
      ['00140-AA/60', '00790-QK/60'],
      ['not-adjusted', 110],
    ],
    ['nobody said the minutes', ['00140-AA', '00790-AA'], ['not-adjusted', 'not-adjusted']],
    ['burns, each further part: 5 + 8 units and 2 × 1', ['01952-AA/120', '01953-AA*2'], [260, 40]],
    [
      'a cesarean after labor has base and time of its own: 5 + 8 and 2 + 4',
      ['01967-AA/120', '01968-AA/60'],
      [260, 120],
    ],
    ['the added one’s minutes are missing', ['01967-AA/120', '01968-AA'], [260, 'not-adjusted']],
    ['a day of epidural care: 3 × 20.00', ['01996-AA'], [60]],
    ['directed, added: half', ['01953-QK*3'], [30]],
    ['pulse oximetry is paid only when nothing else is', ['94760', '00140-AA/60'], ['bundled', 180]],
    ['a visit beside it stays whole', ['99213-25', '00140-AA/60'], [62.13, 180]],
  ] as const) {
    test(`${lines.join(' + ')}: ${why}`, () => {
      expect(dollars(lines)).toEqual(expected);
      const inOrder = (amounts: readonly (number | string)[]) => amounts.map(String).toSorted();
      expect(inOrder(dollars(lines.toReversed()))).toEqual(inOrder(expected));
    });
  }

  test('every step is told, and where the figures stand', () => {
    const [line] = asked(['00140-QK-P3/60']).lines;
    expect(line!.steps.map(({ rule, factor, cents }) => [rule, factor, cents])).toEqual([
      ['anesthesia', null, 18_000],
      ['anesthesia', 5_000, 9_000],
      ['unchanged', null, 9_000],
    ]);
    expect(line!.steps[0]!.says).toMatch(/^5 base units and 4\.0 for 60 minutes, at 20\.0000 dollars/);
    expect(line!.steps[2]!.says).toBe('P3: Medicare pays nothing for the physical status');
    expect(line!.sources).toEqual([
      expect.stringMatching(/^anesthesia-base 2025\+/),
      expect.stringMatching(/^anesthesia-factor 2025-01\+\w+ 12502-99$/),
    ]);
  });
});

test('without tables the line says what to load', () => {
  expect(asked(['00140-AA/60']).lines[0]).toMatchObject({
    status: 'anesthesia',
    allowedCents: null,
    because: expect.stringMatching(/base units .* and conversion factors .* are loaded for 2025-06-02\. Load them/),
  });
});

test('with one table the line says which is missing', async () => {
  const end = await useAnesthesiaTables(['base2025.csv']);
  const [line] = asked(['00140-AA/60']).lines;
  end();
  expect(line).toMatchObject({ status: 'anesthesia' });
  expect(line!.because).toContain('No conversion factors (ANES) are loaded');
});
