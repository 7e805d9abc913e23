import type { ClaimDocument } from '../domain/claim-document.js';
import type { PastClaim } from '../domain/past-claim.js';
import { doersOf } from '../domain/past-view.js';

/** What later claims of the same patient see of a claim. */
export function pastClaimOf({ encounter, claim }: ClaimDocument): PastClaim {
  return {
    ...doersOf(encounter),
    lines: claim.lines.map(({ code, modifiers, units, serviceFrom, serviceTo, placeOfService }) => ({
      code,
      modifiers,
      units,
      serviceFrom,
      serviceTo,
      placeOfService: placeOfService ?? encounter.placeOfService,
    })),
  };
}
