import { type ClaimDocument, type KnownOutcome, readClaim } from '@chargeline/rules';
import { notOk } from './exit.js';
import { jsonValues, type PlacedValue } from './rules/json-values.js';

/** A claim document of a file, and what became of the claim where the file says it. */
export interface ReadDocument {
  /** Where it stands, in the words of a fault. */
  readonly at: string;
  readonly document: ClaimDocument;
  readonly known: KnownOutcome | null;
}

/** On which day a claim is looked at: as `on` says, else as its document says, else `otherwise`. */
export interface JudgedOn {
  readonly on?: string | undefined;
  readonly otherwise: string | null;
}

/**
 * The claim documents of a file, as they are needed. Throws CHL_CLI_USE, CHL_CLI_NOT_OK with the place of each fault.
 */
export async function* claimDocuments(path: string, judgedOn: JudgedOn): AsyncGenerator<ReadDocument> {
  for await (const placed of jsonValues(path)) yield claimDocument(placed, judgedOn);
}

/**
 * `{ encounter, claim }`, with `judgedOn`, `history` and `outcome` at will; the other sections of a document of the
 * line are passed by.
 */
export function claimDocument({ at, value }: PlacedValue, { on, otherwise }: JudgedOn): ReadDocument {
  const { encounter, claim, judgedOn, history, outcome } = (value ?? {}) as Record<string, unknown>;
  const read = readClaim({ encounter, claim, judgedOn, history });
  if ('faults' in read) {
    const faults = read.faults.map(({ path, fault }) => `${path === '(whole)' ? 'the whole' : path} ${fault}`);
    throw notOk(`${at} is not a claim document: ${faults.join(', ')}.`);
  }
  const { document } = read;
  return {
    at,
    document: { ...document, judgedOn: on ?? document.judgedOn ?? otherwise },
    known: knownOutcome(outcome, at),
  };
}

/** Group codes stand before a reason in remittances, as CO-16. */
const CARC = /^(?:(?:CO|OA|PI|PR|CR)-?)?([A-Z]?\d{1,3})$/;

function knownOutcome(outcome: unknown, at: string): KnownOutcome | null {
  if (outcome === undefined || outcome === null) return null;
  const { paid, deniedCarcs = [] } = outcome as Record<string, unknown>;
  const carcs = Array.isArray(deniedCarcs) ? deniedCarcs.map((carc) => CARC.exec(String(carc))?.[1]) : [undefined];
  if (typeof paid !== 'boolean' || !carcs.every((carc) => carc !== undefined))
    throw notOk(`${at}: an outcome is { "paid": true, "deniedCarcs": ["16"] }, and this one is not.`);
  return { paid, deniedCarcs: carcs };
}
