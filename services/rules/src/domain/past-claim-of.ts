import type { ClaimDocument } from './claim-document.js';
import type { PastClaim } from './past-claim.js';
import { doersOf } from './past-view.js';

/** What later claims of the same patient see of a claim. */
export function pastClaimOf({ encounter, claim }: Pick<ClaimDocument, 'encounter' | 'claim'>): PastClaim {
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
