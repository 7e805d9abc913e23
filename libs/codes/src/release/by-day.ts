import type { CalendarDate } from '@chargeline/kernel';
import type { Kind } from '../official/format.js';
import { type Referenced, referencesOn, releasesInUse } from './in-use.js';
import type { Release, SettingOfEdits } from './release.js';

/**
 * Asks a kind by setting and day of service what was built of the release that speaks, in all its parts; undefined when
 * none speaks. Remembers by day until the catalog changes, for questions that come by the million.
 */
export function byDay<Built>(
  kind: Kind,
  build: (found: readonly Referenced[]) => Built,
): (setting: SettingOfEdits, on: CalendarDate) => Built | undefined {
  let askedOf: readonly Release[] | undefined;
  let answers = noAnswers<Built>();
  return (setting, on) => {
    const releases = releasesInUse();
    if (releases !== askedOf) {
      askedOf = releases;
      answers = noAnswers();
    }
    const days = answers[setting];
    const before = days.get(on);
    if (before !== undefined || days.has(on)) return before;
    const found = referencesOn(kind, on, { setting });
    const built = found.length === 0 ? undefined : build(found);
    days.set(on, built);
    return built;
  };
}

const noAnswers = <Built>(): Readonly<Record<SettingOfEdits, Map<CalendarDate, Built | undefined>>> => ({
  practitioner: new Map(),
  'outpatient-hospital': new Map(),
  dme: new Map(),
});
