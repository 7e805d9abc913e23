const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** Whole, or its first three letters; September also with four. */
const MONTH = new RegExp(
  `(?<![a-z])(${MONTHS.flatMap((month) => [month, month.slice(0, 3)]).join('|')}|sept)(?![a-z])`,
  'i',
);
const YEAR = /(?<!\d)(20\d\d)(?!\d)/;
const EFFECTIVE = /eff(?:ective)?[-_ ]*(\d\d)[-_](\d\d)[-_](20\d\d)/i;
const QUARTER = /(?<!\d)(20\d\d)[-_ ]?q([1-4])(?!\d)/i;
const RVU = /rvu(\d\d)([a-d])(?:r\d?)?(?![a-z0-9])/i;
const SHORT_YEAR = /^(\d\d)(?=LOCCO)|(?<=[a-z]{3})(\d\d)(?=[._])/i;
const LONE_YEAR = /(?:^|[a-z_])(\d\d)(?=LOCCO|[._])/i;

const monthIn = (text: string): number | null => {
  const word = MONTH.exec(text)?.[1]?.toLowerCase();
  return word === undefined ? null : MONTHS.findIndex((month) => month.startsWith(word)) + 1;
};
const yearOf = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits.padStart(4, '20'));

/**
 * Year and first month as CMS writes them into names: `PPRRVU2025_Oct.csv`, `OPPSCAP_Jan.csv`, `rvu25d.zip/ANES2025.csv`,
 * `25LOCCO.csv`, `ZIP5_OCT2025.txt`, `HCPC2026_OCT_ANWEB`, `..._Eff_07-01-2026`, `icd10cm-order-April-2025.txt`. The file's
 * own name comes before that of its archive, which may end with the day it was put out: `rvu26a-updated-12-29-2025.zip`.
 * Null where both are silent.
 */
export function hintsIn(source: string): { readonly year: number | null; readonly month: number | null } {
  const effective = EFFECTIVE.exec(source);
  if (effective !== null) return { year: Number(effective[3]), month: Number(effective[1]) };
  const name = source.slice(source.lastIndexOf('/') + 1);
  const rvu = RVU.exec(source);
  const quarter = QUARTER.exec(source);
  const letter = rvu?.[2]?.toLowerCase().charCodeAt(0);
  const begins = letter === undefined ? quarter && Number(quarter[2]) * 3 - 2 : (letter - 'a'.charCodeAt(0)) * 3 + 1;
  return {
    year:
      yearOf(YEAR.exec(name)?.[1]) ??
      yearOf(rvu?.[1] ?? SHORT_YEAR.exec(name)?.[0]) ??
      yearOf(quarter?.[1] ?? YEAR.exec(source)?.[1] ?? LONE_YEAR.exec(name)?.[1]),
    month: monthIn(name) ?? begins ?? monthIn(source),
  };
}
