import { straightLineFee } from '../straight-line/fee.js';
import type { Cents } from '@chargeline/kernel';
import type { Practice } from './practice.js';

/** What practices ask for codes that the fee schedule does not price, in cents. */
const LIST_PRICES: Readonly<Record<string, Cents>> = {
  '36415': 1_200,
  '58300': 21_500,
  '80053': 4_850,
  '80061': 5_900,
  '81003': 1_450,
  '81025': 2_200,
  '83036': 4_400,
  '84443': 7_700,
  '85025': 3_300,
  '87426': 9_600,
  '87804': 5_250,
  '87880': 4_100,
  '88175': 8_800,
  '90662': 9_250,
  '90686': 3_875,
  '90700': 6_150,
  '90707': 14_900,
  '90716': 24_650,
  '92551': 3_000,
  '96110': 2_875,
  '99173': 1_525,
  G0008: 3_600,
};
const ANY_OTHER = 15_250;

/** What a practice asks for one unit: its own two to three and a half times what Medicare would allow at its main office. */
export function chargeFor(practice: Practice, code: string, modifiers: readonly string[]): Cents {
  const allowed = straightLineFee({
    code,
    modifiers: modifiers.filter((modifier) => modifier === '26' || modifier === 'TC'),
    units: 1,
    serviceDate: '2025-01-01',
    placeOfService: '11',
    zip: practice.billing.address.zip.slice(0, 5),
  });
  if (allowed === null) return LIST_PRICES[code] ?? ANY_OTHER;
  return Math.round((allowed * hundredths(practice.letter + code)) / 100);
}

/** From 200 to 350, the same whenever the code is asked for. */
function hundredths(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.charCodeAt(0)) % 151;
  return 200 + sum;
}
