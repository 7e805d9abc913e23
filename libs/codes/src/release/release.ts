import type { CalendarDate } from '@chargeline/kernel';
import type { Found, Kind } from '../official/format.js';

/** One loaded release of one kind: what it is, the days it is for, and where it came from. */
export interface Release {
  readonly kind: Kind;
  /** The name that is pinned in events: the release, and for a loaded one the beginning of its hash: `2025-10+3fa9c1d2`. */
  readonly id: string;
  /** `2025-10` for a quarter, `2025` for a year, `FY2026` for ICD-10. */
  readonly name: string;
  readonly variant: Found['variant'];
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly released: CalendarDate | null;
  readonly rows: number;
  /** A selection: a code that is not in it is not known, which is not the same as not valid. */
  readonly partial: boolean;
  /** Of the official text. Null for the tables that come with Chargeline. */
  readonly sha256: string | null;
  /** The file, and within an archive its entry: `rvu25d.zip/PPRRVU2025_Oct.csv`. */
  readonly source: string;
  readonly publisher: string;
  /** When it was loaded, ISO 8601. Null for the tables that come with Chargeline. */
  readonly loadedAt: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  /** Its file in the reference folder; null for the tables that come with Chargeline. */
  readonly file: string | null;
  /** Of that file, which never changes. */
  readonly fileSha256?: string;
}

/** Whose edits are meant: those of the NCCI come for practitioners, outpatient hospitals and DME suppliers. */
export type SettingOfEdits = 'practitioner' | 'outpatient-hospital' | 'dme';

/** Which release to take: on which day of service, known when, for which of two factors, for whom. */
export interface Wanted {
  readonly on: CalendarDate;
  /** The moment of judging, ISO 8601: what was loaded later is not seen. */
  readonly knownAt?: string | undefined;
  readonly variant?: Found['variant'] | undefined;
  readonly setting?: SettingOfEdits | undefined;
}

/** Who does not say which factor is like all others: not a qualifying participant. */
const factorOf = (variant: Found['variant'] | undefined): Found['variant'] => variant ?? 'non-qualifying';

/** Later entries win: whole over selection, the asked variant, later begin, later publication, later loading. */
const rank = (release: Release, variant: Found['variant'] | undefined): string =>
  [
    release.partial ? 0 : 1,
    factorOf(release.variant) === factorOf(variant) ? 1 : 0,
    release.from,
    release.released ?? '',
    release.loadedAt ?? '',
  ].join('\u0000');

const isFor = ({ facts }: Release, setting: SettingOfEdits): boolean =>
  facts['setting'] === undefined || facts['setting'] === 'not-said' || facts['setting'] === setting;

/**
 * The release of one kind that speaks for a day of service, in all its parts where it came in several files, the newest
 * loaded file of each. Loaded releases come before the shipped ones. Before the first release, `reach` decides: none, the
 * first one of the same year, or the first one at all (its rows carry their own days). Empty when none speaks.
 */
export function releasesFor(
  releases: readonly Release[],
  { on, knownAt, variant, setting = 'practitioner' }: Wanted,
  reach: 'none' | 'year' | 'ever',
): readonly Release[] {
  const known = releases.filter(
    (one) => (knownAt === undefined || one.loadedAt === null || one.loadedAt <= knownAt) && isFor(one, setting),
  );
  const loaded = known.filter(({ loadedAt }) => loadedAt !== null);
  const best = (candidates: readonly Release[]): Release | undefined =>
    candidates.toSorted((one, other) => (rank(one, variant) < rank(other, variant) ? 1 : -1))[0];
  const speaking = (all: readonly Release[]): Release | undefined =>
    best(all.filter(({ from, to }) => from <= on && on <= to));
  const reaching = (all: readonly Release[]): Release | undefined => {
    const later = all.filter(
      ({ from }) => on < from && (reach === 'ever' || (reach === 'year' && from.slice(0, 4) === on.slice(0, 4))),
    );
    const first = later.map(({ from }) => from).toSorted()[0];
    return best(later.filter(({ from }) => from === first));
  };
  const main = speaking(loaded) ?? reaching(loaded) ?? speaking(known) ?? reaching(known);
  if (main?.facts['part'] === undefined) return main === undefined ? [] : [main];
  const siblings = loaded.filter((one) => one.name === main.name && one.variant === main.variant);
  const parts = [...Map.groupBy(siblings, ({ facts }) => String(facts['part'])).values()];
  return parts
    .map((part) => best(part)!)
    .toSorted((one, other) => (String(one.facts['part']) < String(other.facts['part']) ? -1 : 1));
}
