import {
  Address,
  Claim,
  ClaimLine,
  Coverage,
  Encounter,
  Identity,
  maybe,
  Ndc,
  Patient,
  Provider,
} from '@chargeline/contracts';
import { z } from 'zod';
import type { ClaimDocument } from './domain/claim-document.js';
import { view } from './events/on-claim-drafted.js';

const Party = maybe(z.strictObject({ ...Provider.shape, address: maybe(z.strictObject(Address.shape)) }));

/** An encounter with all that rules look at. The rest of a line's own encounter may be there, and is not looked at. */
const EncounterToCheck = z.strictObject({
  ...Encounter.partial().shape,
  ...view.encounter.shape,
  encounterId: Encounter.shape.encounterId.optional(),
  patient: z.strictObject({ ...Patient.shape, ref: Patient.shape.ref.optional() }),
  identity: z.strictObject({ ...Identity.shape, sealed: Identity.shape.sealed.optional() }),
  coverage: maybe(z.strictObject(Coverage.shape)),
  billingProvider: Party,
  renderingProvider: Party,
  referringProvider: Party,
  facility: Party,
});

const LineToCheck = z.strictObject({ ...ClaimLine.shape, ndc: maybe(z.strictObject(Ndc.shape)) });

const Name = maybe(z.string().max(20));
const PastClaimToCheck = z.strictObject({
  billingNpi: Name,
  renderingNpi: Name,
  taxonomy: Name,
  lines: z
    .array(
      z.strictObject(
        ClaimLine.pick({
          code: true,
          modifiers: true,
          units: true,
          serviceFrom: true,
          serviceTo: true,
          placeOfService: true,
        }).shape,
      ),
    )
    .max(50),
});

/**
 * A claim document from outside of the line: strict, so that a field that nobody looks at is told instead of passed by.
 */
const ClaimToCheck = z.strictObject({
  judgedOn: maybe(z.iso.date()),
  encounter: EncounterToCheck,
  claim: z.strictObject({ ...Claim.shape, lines: z.array(LineToCheck).min(1).max(50) }),
  history: z.array(PastClaimToCheck).max(1000).default([]),
});

/** A place at which a document does not conform, and how; it quotes nothing of the document. */
export interface Nonconformity {
  readonly path: string;
  readonly fault: string;
}

/** A document that rules can judge and the tenant that it names, or where it does not conform. */
export type ReadClaim =
  { readonly document: ClaimDocument; readonly tenant: string | null } | { readonly faults: readonly Nonconformity[] };

const MOST_FAULTS = 100;

/** Reads `{ encounter, claim }`, at will with `judgedOn` and `history`, whoever wrote it. */
export function readClaim(value: unknown): ReadClaim {
  const { data, error } = ClaimToCheck.safeParse(value ?? {});
  if (error === undefined) return { document: data, tenant: data.encounter.tenantId ?? null };
  return {
    faults: error.issues.slice(0, MOST_FAULTS).map((issue) => ({
      path: issue.path.map(String).join('.') || '(whole)',
      fault: faultOf(issue),
    })),
  };
}

/** What zod says of a value can quote it, and keys come from strangers: only what was expected is told. */
function faultOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'has a field that is not known here';
    case 'invalid_type':
      return `must be ${NAMED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `must have at most ${issue.maximum}`;
    case 'too_small':
      return `must have at least ${issue.minimum}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'must be a day of the calendar, as 2025-06-01' : 'has another form';
    default:
      return 'does not conform';
  }
}

const NAMED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
