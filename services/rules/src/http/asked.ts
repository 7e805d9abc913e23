import { Problem } from '@chargeline/runtime';
import type { CalendarDate } from '@chargeline/kernel';
import { z } from 'zod';
import { readClaim } from '../claim-to-check.js';
import type { ClaimDocument } from '../domain/claim-document.js';
import { NAMES, type Scope } from '../domain/vocabulary.js';
import { SEVERITIES } from '../rulebook/rule-file.js';

const SCOPES = Object.keys(NAMES) as [Scope, ...Scope[]];
const Tenant = z.string().min(1, 'is empty').max(40, 'has more than 40 characters').optional();

const Query = z.strictObject({
  family: z
    .string()
    .regex(/^[A-Z]{2,4}$/, 'must be two to four capital letters')
    .optional(),
  severity: z.enum(SEVERITIES, `must be one of ${SEVERITIES.join(', ')}`).optional(),
  scope: z.enum(SCOPES, `must be one of ${SCOPES.join(', ')}`).optional(),
  tenant: Tenant,
});
export type ListQuery = z.output<typeof Query>;

const TenantQuery = Query.pick({ tenant: true });

interface Fault {
  readonly path: string;
  readonly fault: string;
}

function refused(faults: readonly Fault[]): Problem {
  const { path, fault } = faults[0]!;
  const sentence = `${path === '(whole)' ? 'The whole' : path} ${fault}.`;
  return new Problem(422, 'CHL_RULES_DOES_NOT_CONFORM', sentence, { errors: faults });
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value ?? {});
  if (error === undefined) return data;
  const faultOf = (issue: z.core.$ZodIssue): string =>
    issue.code === 'unrecognized_keys' ? 'has a field that is not known here' : issue.message;
  throw refused(error.issues.map((issue) => ({ path: issue.path.join('.') || '(whole)', fault: faultOf(issue) })));
}

/** Which rules are asked for. Throws a problem 422. */
export const listQuery = (query: unknown): ListQuery => read(Query, query);

/** Whose rules are asked for. Throws a problem 422. */
export const tenantQuery = (query: unknown): { readonly tenant?: string | undefined } => read(TenantQuery, query);

/** Where nothing is asked by the query. Throws a problem 422 that says where the tenant belongs. */
export function noQuery(query: unknown): void {
  if (Object.keys(query ?? {}).length === 0) return;
  const fault = 'has a query, which is not read here';
  throw new Problem(
    422,
    'CHL_RULES_DOES_NOT_CONFORM',
    'The path has a query, which is not read here. Name the tenant as a field of the body: "tenant", beside "encounter" and "claim".',
    { errors: [{ path: '(query)', fault }] },
  );
}

/** A claim to be checked, and by whose rules. */
export interface CheckRequest {
  readonly document: ClaimDocument;
  readonly tenant: string | null;
}

/**
 * Reads what is to be checked: a claim document, at will with `tenant`; else its encounter says whose it is. A claim
 * that does not say when it is looked at is looked at today. Throws a problem 422 that names the place and quotes
 * nothing.
 */
export function checkRequest(body: unknown, today: CalendarDate): CheckRequest {
  const { tenant, ...document } = isObject(body) ? body : {};
  const named = read(TenantQuery, tenant === undefined ? {} : { tenant }).tenant;
  const claim = readClaim(document);
  if ('faults' in claim) throw refused(claim.faults);
  return {
    document: { ...claim.document, judgedOn: claim.document.judgedOn ?? today },
    tenant: named ?? claim.tenant,
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
