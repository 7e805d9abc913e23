import type { Locality, Participants } from '@chargeline/codes';
import type { Price } from '@chargeline/contracts';
import type { ContractOn } from './contracts/contract.js';
import { priceUnder } from './contracts/price-under.js';
import { explained } from './explained.js';
import { type LinePrice, totalCents, written } from './price.js';
import { ratesAt, settingOf } from './rates.js';
import type { Line } from './service.js';

/**
 * What pricing looks at in a claim. `locality` is that of the place of service; undefined where no table knows it.
 * `placeOfService` is the claim's own, for lines that name none.
 */
export interface PriceableClaim {
  readonly locality: Locality | undefined;
  readonly placeOfService: string | null;
  readonly participants?: Participants;
  /** The releases pinned to the claim; without them the day of service decides. */
  readonly pinned?: { readonly pfs?: string | undefined; readonly gpci?: string | undefined };
  readonly lines: readonly Line[];
  /** The contract of each day; absent: Medicare speaks for all. */
  readonly contractOn?: ContractOn | undefined;
}

/** What a claim is worth by its payer's contract, else under the physician fee schedule of its dates and locality, as the event carries it. */
export function priceClaim({ locality, lines, contractOn, ...place }: PriceableClaim): Price {
  const at = locality === undefined ? null : written(locality);
  const prices = priceUnder(lines, ratesAt({ ...place, locality: at }), contractOn);
  return {
    schedule: `pfs ${place.pinned?.pfs ?? 'by day of service'}`,
    locality: at,
    setting: settingOf(place.placeOfService),
    allowedCents: totalCents(prices),
    lines: prices.map(toContract),
  };
}

const toContract = (price: LinePrice): Price['lines'][number] => {
  const { line, status, allowedCents, because } = price;
  return {
    line: line.line,
    status: allowedCents === null ? 'not-priced' : 'priced',
    allowedCents,
    because,
    reason: status === 'priced' ? null : status,
    steps: [...explained(price)],
  };
};
