import { type Locality, placeOfService } from '@chargeline/codes';
import type { Price } from '@chargeline/contracts';
import { type Line, priceLine, type Setting } from './line.js';

/** What pricing looks at in a claim. `locality` is that of the place of service; undefined where no table knows it. */
export interface PriceableClaim {
  readonly locality: Locality | undefined;
  readonly placeOfService: string | null;
  readonly lines: readonly Line[];
}

/** Facility or not, by place of service (Claims Processing Manual ch. 12 §20.4.2); without one, the office is assumed. */
const settingOf = (place: string | null): Setting =>
  place !== null && placeOfService(place)?.rate === 'facility' ? 'facility' : 'non-facility';

/** What a claim is worth under the physician fee schedule of its dates and locality. `schedule` names the pinned release. */
export function priceClaim({ locality, placeOfService, lines }: PriceableClaim, schedule: string): Price {
  const setting = settingOf(placeOfService);
  const priced = lines.map((line) => priceLine(line, locality, setting));
  const amounts = priced.flatMap(({ allowedCents }) => allowedCents ?? []);
  return {
    schedule,
    locality: locality === undefined ? null : `${locality.carrier}-${locality.locality}`,
    setting,
    allowedCents: amounts.length === 0 ? null : amounts.reduce((sum, cents) => sum + cents, 0),
    lines: priced,
  };
}
