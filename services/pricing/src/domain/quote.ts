import { type Locality, localityOfZip, type Participants } from '@chargeline/codes';
import type { Cents } from '@chargeline/kernel';
import type { ContractOn } from './contracts/contract.js';
import { priceUnder } from './contracts/price-under.js';
import { explained } from './explained.js';
import { type LinePrice, written } from './price.js';
import { ratesAt, settingOf } from './rates.js';
import { paymentCents } from './sequestration.js';
import type { Line, Setting, Step } from './service.js';
import type { Status } from './status.js';

/** One line that somebody asks the price of. */
export interface QuoteLine {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  /** Day of service. */
  readonly on: string;
  readonly minutes: number | null;
  readonly placeOfService: string;
  /** ZIP code of the place of service; null when the locality is named. */
  readonly zip: string | null;
  readonly locality: Locality | null;
  /** Lines with the same word are one claim, and reduce each other as several procedures of a day do. */
  readonly claim: string;
}

export interface QuotedLine {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly status: Status;
  readonly allowedCents: Cents | null;
  /** Only when sequestration was asked for: what Medicare pays. Null without a price, and for a line by contract. */
  readonly paymentCents?: Cents | null;
  readonly because: string | null;
  readonly on: string;
  readonly locality: string | null;
  readonly setting: Setting;
  /** The releases that were used, and the factor. */
  readonly sources: readonly string[];
  readonly steps: readonly Step[];
}

/** Prices of lines, in their order, and their sum; null when no line has one. */
export interface Quote {
  readonly lines: readonly QuotedLine[];
  readonly totalCents: Cents | null;
  readonly totalPaymentCents?: Cents | null;
}

/** What is asked beside the allowed amounts by Medicare. */
export interface QuoteOptions {
  /** The contract of each day; absent: Medicare speaks for all. */
  readonly contractOn?: ContractOn | undefined;
  /** Also says what Medicare pays. */
  readonly sequestration?: boolean | undefined;
}

/** What Medicare, or a payer by contract, allows for lines of one claim or of several. */
export function quote(lines: readonly QuoteLine[], participants: Participants, options: QuoteOptions = {}): Quote {
  const quoted = new Map<QuoteLine, QuotedLine>();
  for (const claim of Map.groupBy(lines, (line) => line.claim).values())
    for (const [line, price] of quoteClaim(claim, participants, options)) quoted.set(line, price);
  const inOrder = lines.map((line) => quoted.get(line)!);
  const totalCents = sumOf(inOrder.map(({ allowedCents }) => allowedCents));
  if (options.sequestration !== true) return { lines: inOrder, totalCents };
  return { lines: inOrder, totalCents, totalPaymentCents: sumOf(inOrder.map((line) => line.paymentCents ?? null)) };
}

/** Null when no amount is there. */
const sumOf = (amounts: readonly (Cents | null)[]): Cents | null =>
  amounts.reduce((sum, cents) => (cents === null ? sum : (sum ?? 0) + cents), null);

function quoteClaim(
  lines: readonly QuoteLine[],
  participants: Participants,
  { contractOn, sequestration }: QuoteOptions,
): readonly (readonly [QuoteLine, QuotedLine])[] {
  const asked = lines.map((line, index) => ({ line, at: localityFor(line), asLine: asLine(line, index) }));
  const rates = new Map(
    asked.map(({ line, at, asLine: one }) => [
      one,
      ratesAt({ locality: at, placeOfService: line.placeOfService, participants }),
    ]),
  );
  const prices = priceUnder(
    asked.map(({ asLine: one }) => one),
    (day, line) => rates.get(line)!(day, line),
    contractOn,
  );
  return asked.map(({ line, at, asLine: one }, index) => {
    const found = rates.get(one)!(line.on, one);
    const price = prices[index]!;
    const sources = price.sources ?? (typeof found === 'string' ? [] : found.sources);
    return [line, quotedLine(line, at, price, explained(price), sources, sequestration === true)] as const;
  });
}

const localityFor = ({ locality, zip, on }: QuoteLine): string | null => {
  const found = locality ?? (zip === null ? undefined : localityOfZip(zip.slice(0, 5), on));
  return found === undefined ? null : written(found);
};

const asLine = ({ code, modifiers, units, on, minutes }: QuoteLine, index: number): Line => ({
  line: index + 1,
  code,
  modifiers,
  units,
  serviceFrom: on,
  minutes,
});

const quotedLine = (
  { code, modifiers, units, on, placeOfService }: QuoteLine,
  locality: string | null,
  { status, allowedCents, because, contract }: LinePrice,
  steps: readonly Step[],
  sources: readonly string[],
  sequestration: boolean,
): QuotedLine => ({
  code,
  modifiers,
  units,
  status,
  allowedCents,
  ...(sequestration && {
    paymentCents: allowedCents === null || contract !== undefined ? null : paymentCents(allowedCents, on),
  }),
  because,
  on,
  locality,
  setting: settingOf(placeOfService),
  sources,
  steps,
});
