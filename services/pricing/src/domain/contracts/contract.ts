import { type CalendarDate, ChargelineError, isCalendarDate } from '@chargeline/kernel';
import { z } from 'zod';

const Day = z.string().refine(isCalendarDate, 'is not a day of the calendar, as 2025-06-01');
const Cents = z.int().min(0).max(1_000_000_000);
/** Ten-thousandths: 12,000 is 120 %. */
const Share = z.int().min(0).max(1_000_000);

/** `99213`, or with a modifier `71046-26`. */
const Service = z.string().regex(/^[0-9A-Z]{5}(-[0-9A-Z]{2})?$/, 'is not a code, or a code and a modifier as 71046-26');

/** Five digits, four digits and F, a letter and four digits: ranges hold within one form. */
export const formOf = (code: string): string => code.replaceAll(/\d/g, '0');

/** `99213`, or all codes between two of one form: `99202-99215`. */
const Codes = z
  .string()
  .regex(/^[0-9A-Z]{5}(-[0-9A-Z]{5})?$/, 'is not a code, or two as 99202-99215')
  .refine((text) => text.length === 5 || text.slice(0, 5) <= text.slice(6), 'ends before it begins')
  .refine((text) => text.length === 5 || formOf(text.slice(0, 5)) === formOf(text.slice(6)), 'is not of one form');

const Priced = z.strictObject({ service: Service, cents: Cents });
const PriceList = z
  .array(Priced)
  .superRefine((list, context) => {
    for (const [at, { service }] of list.entries())
      if (list.findIndex((other) => other.service === service) < at)
        context.addIssue({ code: 'custom', path: [at, 'service'], message: `${service} is listed twice` });
  })
  .default([])
  .transform((list): ReadonlyMap<string, number> => new Map(list.map(({ service, cents }) => [service, cents])));

const Exception = z
  .strictObject({
    share: Share,
    codes: z.array(Codes).min(1).optional(),
    /** Status codes of the fee schedule: `A`, `R`, `T`. */
    statuses: z
      .array(z.string().regex(/^[A-Z]$/, 'is not a status code of the fee schedule'))
      .min(1)
      .optional(),
  })
  .refine(({ codes, statuses }) => codes !== undefined || statuses !== undefined, 'says neither codes nor statuses');

/**
 * What one payer pays one tenant. First what a case is paid, then what is listed, then a share of what Medicare allows: the
 * first exception that fits, else the whole contract's share.
 */
const ContractFile = z
  .strictObject({
    name: z.string().min(1).max(60),
    tenant: z.string().min(1).max(40),
    payer: z.string().min(1).max(80),
    from: Day,
    /** The last day; null until another contract is written. */
    to: Day.nullable(),
    medicare: z
      .strictObject({ share: Share, exceptions: z.array(Exception).default([]) })
      .default({ share: 10_000, exceptions: [] }),
    /** For a unit. */
    fees: PriceList,
    /** For all that the claim has on the day. */
    cases: PriceList,
    /** Shares of the surgeries of a day by rank, the last one for all further; `[10000]` reduces none. Absent: Medicare's. */
    multipleProcedures: z.array(Share).min(1).max(20).optional(),
  })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], message: 'is before "from"' });

export type Contract = z.infer<typeof ContractFile>;

export const contractRefused = (file: string, fault: string): ChargelineError =>
  new ChargelineError('CHL_PRICING_CONTRACT', `Contract ${file}: ${fault}. Correct the file and start again.`, false);

/** A contract as it is written in a file. Throws CHL_PRICING_CONTRACT, which names the places that are wrong. */
export function contractOf(file: string, written: unknown): Contract {
  const { data, error } = ContractFile.safeParse(written);
  if (error === undefined) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
  throw contractRefused(file, faults.join('; '));
}

/** The contract of a day; undefined where there is none, and Medicare speaks. */
export type ContractOn = (day: CalendarDate) => Contract | undefined;

/** The contracts by tenant and payer; undefined for a payer without one. */
export type Contracts = (tenant: string, payer: string) => ContractOn | undefined;

export const NO_CONTRACTS: Contracts = () => undefined;

/** Orders the contracts of files. Throws CHL_PRICING_CONTRACT when two of one tenant and payer speak for one day. */
export function contractsOf(written: readonly { readonly file: string; readonly contract: Contract }[]): Contracts {
  const keyOf = (tenant: string, payer: string): string => JSON.stringify([tenant, payer]);
  const byParties = Map.groupBy(written, ({ contract: { tenant, payer } }) => keyOf(tenant, payer));
  const speaking = new Map<string, ContractOn>();
  for (const [key, theirs] of byParties) {
    const inOrder = theirs.toSorted((one, other) => (one.contract.from < other.contract.from ? -1 : 1));
    const contracts = inOrder.map(({ contract }) => contract);
    for (const [at, { file, contract }] of inOrder.entries()) {
      const before = inOrder[at - 1];
      if (before !== undefined && (before.contract.to === null || contract.from <= before.contract.to))
        throw contractRefused(file, `it begins on ${contract.from}, when that of ${before.file} still holds`);
    }
    speaking.set(key, (day) => contracts.find(({ from, to }) => from <= day && (to === null || day <= to)));
  }
  return (tenant, payer) => speaking.get(keyOf(tenant, payer));
}
