const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const QUARTERS = ['a', 'b', 'c', 'd'];

/**
 * Year and first month as CMS writes them into names: `PPRRVU2025_Oct.csv`, `OPPSCAP_Jan.csv`, `rvu25d.zip/ANES2025.csv`,
 * `25LOCCO.csv`, `ZIP5_OCT2025.txt`, `HCPC2026_OCT_ANWEB`, `..._Eff_07-01-2026`. Null where the name is silent.
 */
export function hintsIn(source: string): { readonly year: number | null; readonly month: number | null } {
  const effective = /eff[-_ ]*(\d\d)[-_](\d\d)[-_](20\d\d)/i.exec(source);
  if (effective !== null) return { year: Number(effective[3]), month: Number(effective[1]) };
  const release = /rvu(\d\d)([a-d])r?(?![a-z0-9])/i.exec(source);
  const base = source.slice(source.lastIndexOf('/') + 1);
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(base)?.[1] ?? /(?<!\d)(20\d\d)(?!\d)/.exec(source)?.[1];
  const short = release?.[1] ?? /(?:^|[a-z_])(\d\d)(?=LOCCO|[._])/i.exec(base)?.[1] ?? /^(\d\d)LOCCO/i.exec(base)?.[1];
  const word = new RegExp(`(?:^|[^a-z])(${MONTHS.join('|')})(?![a-df-z])`, 'i').exec(base)?.[1]?.toLowerCase();
  const quarter = release?.[2]?.toLowerCase();
  return {
    year: year !== undefined ? Number(year) : short !== undefined ? 2000 + Number(short) : null,
    month:
      word !== undefined ? MONTHS.indexOf(word) + 1 : quarter !== undefined ? QUARTERS.indexOf(quarter) * 3 + 1 : null,
  };
}
