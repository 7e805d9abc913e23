import { isCalendarDate } from '@chargeline/kernel';
import { Problem } from '@chargeline/runtime';
import { z } from 'zod';
import type { QuoteLine } from '../domain/quote.js';

const MOST_LINES = 1_000;
/** Each unit of a surgery or a test is ranked among those of its day. */
const MOST_UNITS = 100_000;
const MOST_FAULTS = 100;

const shaped = (shape: RegExp, what: string) => z.string(`must be ${what}`).regex(shape, `must be ${what}`);
const OFFICE = '11';

const RequestLine = z
  .strictObject({
    code: shaped(/^[0-9A-Z]{5}$/, 'five digits or capital letters'),
    modifiers: z
      .array(shaped(/^[0-9A-Z]{2}$/, 'two digits or capital letters'), 'must be a list of modifiers')
      .max(4, 'has more than four modifiers')
      .default([]),
    units: z
      .number('must be a number')
      .positive('must be more than 0')
      .max(MOST_UNITS, `must be at most ${MOST_UNITS}`)
      .refine((units) => Math.abs(units * 1_000 - Math.round(units * 1_000)) < 1e-6, 'has more than three decimals')
      .default(1),
    on: z.string('must be a day, as 2025-06-01').refine(isCalendarDate, 'must be a day of the calendar, as 2025-06-01'),
    pos: shaped(/^\d\d$/, 'two digits').default(OFFICE),
    zip: shaped(/^\d{5}(-?\d{4})?$/, 'five or nine digits').optional(),
    locality: shaped(/^\d{5}-\d\d$/, 'a Medicare locality, as 12502-99').optional(),
    minutes: z
      .int('must be whole minutes')
      .min(0, 'must not be negative')
      .max(9_999, 'must be at most 9999')
      .optional(),
    claim: z.string('must be a text').max(50, 'has more than 50 characters').default(''),
  })
  .refine(({ zip, locality }) => (zip === undefined) !== (locality === undefined), {
    message: 'must have either a zip or a locality',
  })
  .transform(({ on, pos, zip, locality, minutes, ...line }): QuoteLine => {
    const [carrier, number] = locality?.split('-') ?? [];
    const named = carrier === undefined || number === undefined ? null : { carrier, locality: number };
    return { ...line, on, placeOfService: pos, zip: zip ?? null, locality: named, minutes: minutes ?? null };
  });

const Name = (most: number) =>
  z.string('must be a text').min(1, 'is empty').max(most, `has more than ${most} characters`);

const QuoteRequest = z
  .strictObject({
    lines: z
      .array(RequestLine, 'must be a list of lines')
      .min(1, 'has no line')
      .max(MOST_LINES, `has more than ${MOST_LINES} lines`)
      .refine((lines) => lines.reduce((sum, { units }) => sum + units, 0) <= MOST_UNITS, {
        message: `has more than ${MOST_UNITS} units in all its lines`,
      }),
    participants: z
      .enum(['qualifying', 'non-qualifying'], 'must be qualifying or non-qualifying')
      .default('non-qualifying'),
    sequestration: z.boolean('must be true or false').default(false),
    tenant: Name(40).optional(),
    payer: Name(80).optional(),
  })
  .refine(({ tenant, payer }) => (tenant === undefined) === (payer === undefined), {
    path: ['payer'],
    message: 'must come with a tenant, and a tenant with a payer',
  });

type Issue = z.core.$ZodIssue;

/** Keys come from strangers, so they are not quoted. */
const faultOf = (issue: Issue): string =>
  issue.code === 'unrecognized_keys' ? 'has a field that is not known here' : issue.message;

/** `Line 4: code must be …`, counted from 1 as people count. */
function sentenceOf(issue: Issue): string {
  const [list, at, ...field] = issue.path;
  const isLine = list === 'lines' && typeof at === 'number';
  const where = isLine ? [`Line ${at + 1}:`, field.join('.')] : [issue.path.join('.') || 'The whole'];
  return `${[...where, faultOf(issue)].filter((word) => word !== '').join(' ')}.`;
}

/** Reads what is asked. Throws a problem 422 that names the line and quotes nothing of it. */
export function asked(body: unknown): z.output<typeof QuoteRequest> {
  const { data, error } = QuoteRequest.safeParse(body ?? {});
  if (error === undefined) return data;
  const issues = error.issues.slice(0, MOST_FAULTS);
  const errors = issues.map((issue) => ({ path: issue.path.join('.') || '(whole)', fault: faultOf(issue) }));
  throw new Problem(422, 'CHL_PRICING_DOES_NOT_CONFORM', sentenceOf(issues[0]!), { errors });
}
