import type { Cents } from '@chargeline/kernel';
import { shareOf, timesUnits } from '../allowed.js';
import { COMPONENTS } from '../modifiers.js';
import { type LinePrice, priceLines, type RatesOn } from '../price.js';
import type { Line, Rates, Step } from '../service.js';
import { PRICED } from '../status.js';
import { type Contract, type ContractOn, formOf } from './contract.js';
import { type Listed, listedFor, unanswered } from './listed.js';

/**
 * What the contracts of a tenant and payer allow for the lines of one claim, each line by the contract of its day; Medicare
 * where there is none. A case pays for all that the claim has on the day. A listed fee takes the place of Medicare's fee for
 * a unit, and the rules of sides, surgeries and persons go on from it; those of tests and therapy, which reduce a part of
 * Medicare's fee, do not. Of any other line it is a share of what Medicare allows, rounded half up.
 */
export function priceUnder(
  lines: readonly Line[],
  ratesOn: RatesOn,
  contractOn: ContractOn | undefined,
): readonly LinePrice[] {
  if (contractOn === undefined) return priceLines(lines, ratesOn);
  const contracts = new Map(lines.map((line) => [line, contractOn(line.serviceFrom)]));
  if (lines.every((line) => contracts.get(line) === undefined)) return priceLines(lines, ratesOn);
  const settled = new Map<Line, LinePrice>();
  const asked = new Map<Line, Line>();
  for (const [day, ofDay] of Map.groupBy(lines, ({ serviceFrom }) => serviceFrom)) {
    const contract = contractOn(day);
    if (contract === undefined) for (const line of ofDay) asked.set(line, line);
    else if (!payCase(ofDay, contract, settled)) for (const line of ofDay) ask(line, contract, ratesOn, settled, asked);
  }
  const original = new Map([...asked].map(([line, put]) => [put, line]));
  const underTerms: RatesOn = (day, put) => {
    const rates = ratesOn(day, original.get(put)!);
    const contract = contractOn(day);
    return typeof rates === 'string' || contract === undefined ? rates : { ...rates, terms: termsOf(contract) };
  };
  const puts = [...asked.values()];
  for (const [at, price] of priceLines(puts, underTerms).entries()) {
    const put = puts[at]!;
    const line = original.get(put)!;
    const contract = contracts.get(line);
    const rates = ratesOn(line.serviceFrom, line);
    settled.set(line, contract === undefined ? price : concluded({ ...price, line }, put, contract, rates));
  }
  return lines.map((line) => settled.get(line)!);
}

const termsOf = ({ multipleProcedures, fees }: Contract): NonNullable<Rates['terms']> => ({
  surgeryShares: multipleProcedures,
  listed: (code) => fees.get(code),
});

const step = (factor: number | null, cents: Cents, says: string): Step => ({ rule: 'contract', factor, cents, says });

const paid = (line: Line, { name }: Contract, cents: Cents, ...steps: readonly Step[]): LinePrice => ({
  line,
  status: 'priced',
  allowedCents: cents,
  because: null,
  steps,
  contract: name,
  sources: [`contract ${name}`],
});

/** Pays the day as a case when a line has a code of one; of several the dearest. True when it did. */
function payCase(lines: readonly Line[], contract: Contract, settled: Map<Line, LinePrice>): boolean {
  const cases = lines.flatMap((line) => {
    const listed = listedFor(line, contract.cases);
    return listed === undefined || typeof listed === 'string' || unanswered(line, listed) !== undefined
      ? []
      : [{ line, listed }];
  });
  const [first] = cases.toSorted(
    (one, other) => other.listed.cents - one.listed.cents || (one.listed.service < other.listed.service ? -1 : 1),
  );
  if (first === undefined) return false;
  const { cents, service } = first.listed;
  for (const line of lines)
    settled.set(
      line,
      line === first.line
        ? paid(line, contract, cents, step(null, cents, `the case of ${service}, by ${contract.name}`))
        : paid(line, contract, 0, step(0, 0, `in the case of ${service}, by ${contract.name}`)),
    );
  return true;
}

/** Settles a line that its listed fee alone decides, and asks Medicare's rules about any other. */
function ask(
  line: Line,
  contract: Contract,
  ratesOn: RatesOn,
  settled: Map<Line, LinePrice>,
  asked: Map<Line, Line>,
): void {
  const listed = listedFor(line, contract.fees);
  const refuse = (because: string): LinePrice => ({
    line,
    status: 'not-adjusted',
    allowedCents: null,
    because,
    steps: [],
  });
  if (listed === undefined) asked.set(line, line);
  else if (typeof listed === 'string') settled.set(line, refuse(listed));
  else if (hasRules(line, ratesOn)) asked.set(line, withFee(line, listed, contract));
  else {
    const modifier = unanswered(line, listed);
    settled.set(
      line,
      modifier === undefined
        ? byList(line, listed, contract)
        : refuse(`The contract lists ${listed.service}, and no rule says what modifier ${modifier} makes of it.`),
    );
  }
}

/** Whether the fee schedule pays the code, and so says how sides, ranks and persons change its amount. */
function hasRules(line: Line, ratesOn: RatesOn): boolean {
  const rates = ratesOn(line.serviceFrom, line);
  if (typeof rates === 'string') return false;
  const parts = rates.schedule.code(line.code);
  const row = parts?.whole ?? parts?.professional ?? parts?.technical;
  return row !== undefined && PRICED.has(row.status);
}

/** The line as Medicare's rules see it: with the fee of the list, and without the modifiers that are in the fee. */
function withFee(line: Line, { service, cents, answered }: Listed, { name }: Contract): Line {
  const modifiers = line.modifiers.filter((modifier) => COMPONENTS.has(modifier) || !answered.includes(modifier));
  return { ...line, modifiers, listed: { cents, says: `the fee of ${service}, by ${name}` } };
}

function byList(line: Line, { service, cents }: Listed, contract: Contract): LinePrice {
  const all = timesUnits(cents, line.units);
  const fee = step(null, cents, `the fee of ${service}, by ${contract.name}`);
  const units: Step = { rule: 'units', factor: null, cents: all, says: `${line.units} units` };
  return paid(line, contract, all, ...(line.units === 1 ? [fee] : [fee, units]));
}

/** Adds what the contract makes of Medicare's amount. */
function concluded(price: LinePrice, put: Line, contract: Contract, rates: Rates | string): LinePrice {
  const { name } = contract;
  const used = price.sources ?? (typeof rates === 'string' ? [] : rates.sources);
  const under = { ...price, contract: name, sources: [...used, `contract ${name}`] };
  if (price.allowedCents === null || put.listed !== undefined) return under;
  const share = shareFor(put, contract, rates);
  const cents = shareOf(price.allowedCents, share);
  const says = `${share / 100} % of what Medicare allows, by ${name}`;
  return { ...under, allowedCents: cents, steps: [...price.steps, step(share, cents, says)] };
}

function shareFor({ code }: Line, { medicare }: Contract, rates: Rates | string): number {
  const status = typeof rates === 'string' ? undefined : rates.schedule.code(code)?.whole?.status;
  const fits = ({ codes, statuses }: Contract['medicare']['exceptions'][number]): boolean =>
    (codes === undefined || codes.some((range) => isWithin(code, range))) &&
    (statuses === undefined || (status !== undefined && statuses.includes(status)));
  return medicare.exceptions.find(fits)?.share ?? medicare.share;
}

function isWithin(code: string, range: string): boolean {
  const [first = '', last = first] = range.split('-');
  return formOf(code) === formOf(first) && first <= code && code <= last;
}
