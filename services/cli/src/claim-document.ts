import { Claim, Encounter } from '@chargeline/contracts';
import { notOk } from './exit.js';
import { placesOf, readJson } from './read-json.js';

export interface ClaimDocument {
  readonly encounter: Encounter;
  readonly claim: Claim;
}

/** Reads `{ encounter, claim }`. Throws CHL_CLI_NOT_OK with the place of each fault. */
export async function readClaimDocument(path: string): Promise<ClaimDocument> {
  const json = ((await readJson(path)) ?? {}) as Partial<Record<keyof ClaimDocument, unknown>>;
  const encounter = Encounter.safeParse(json.encounter);
  const claim = Claim.safeParse(json.claim);
  if (encounter.success && claim.success) return { encounter: encounter.data, claim: claim.data };
  const issues = Object.entries({ encounter, claim }).flatMap(([section, { error }]) =>
    (error?.issues ?? []).map(({ path, code }) => ({ path: [section, ...path], code })),
  );
  throw notOk(`${path} is not a claim document: ${placesOf(issues)}.`);
}
