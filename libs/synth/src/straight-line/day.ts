import { type PricedFacts, portion } from './fee.js';
import { groupedBy } from './grouped.js';
import { lineOf } from './line.js';
import { performances } from './performance.js';
import { forPersons } from './persons.js';
import { rankingOf, together } from './several.js';
import { type SidedLine, sided } from './sides.js';
import { cappedFee } from './worth.js';

type Amount = bigint | null;

/** What each line of one day is allowed, in cents. Status T is paid only where nothing else is (Claims Processing Manual ch. 23, record layouts). */
export function amountsOfDay(day: readonly PricedFacts[]): readonly Amount[] {
  const alone = day.map(lineOf);
  const priced = alone.filter((line) => line !== null);
  const lines = alone.map((line) => line && sided(line, priced));
  const withoutT = amountsOf(lines.map((line) => (line?.row.status === 'T' ? null : line)));
  return withoutT.some((cents) => cents !== null && cents > 0n) ? withoutT : amountsOf(lines);
}

function amountsOf(lines: readonly (SidedLine | null)[]): readonly Amount[] {
  const priced = lines.filter((line) => line !== null);
  const groups = groupedBy(priced, ({ row }) => rankingOf(row.multiple) ?? 'not ranked');
  const amounts = new Map(groups.flatMap((group) => [...groupAmounts(group)]));
  return lines.map((line) => {
    const cents = line && (amounts.get(line) ?? null);
    return line === null || cents === null ? null : forPersons(cents, line.row, line.facts.modifiers);
  });
}

/** Lines of one ranking, or of none. A fraction of a performance cannot be ranked. */
function groupAmounts(group: readonly SidedLine[]): ReadonlyMap<SidedLine, Amount> {
  const ranking = rankingOf(group[0]!.row.multiple);
  if (ranking === null || (group.length === 1 && group[0]!.units <= 1))
    return new Map(group.map((line) => [line, times(cappedFee(line.worth), line.units)]));
  const isWhole = ({ units }: SidedLine): boolean => Number.isInteger(units);
  const amounts = new Map<SidedLine, Amount>(group.map((line) => [line, isWhole(line) ? 0n : null]));
  for (const { line, worth } of together(ranking, group.filter(isWhole).flatMap(performances))) {
    const sofar = amounts.get(line) ?? null;
    amounts.set(line, sofar === null || worth === null ? null : sofar + cappedFee(worth));
  }
  return amounts;
}

/** Units as they are written: `1.25` is 125 of 100. Null for a number too long to write out. */
function times(cents: bigint, units: number): Amount {
  const written = /^(\d+)(?:\.(\d+))?$/.exec(String(units));
  if (written === null) return null;
  const [, whole = '', decimals = ''] = written;
  return portion(cents, BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}
