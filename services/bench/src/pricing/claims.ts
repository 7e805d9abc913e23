import type { Line } from '@chargeline/pricing';
import { visitsOf } from '@chargeline/synth';

export const LINES_A_CLAIM = 5;

/** Five lines each, as a synthetic practice's own charges follow each other; every claim on one day. */
export function fiveLineClaims(encounters: number, seed: number): readonly (readonly Line[])[] {
  const claims: Line[][] = [];
  let claim: Line[] = [];
  for (const { lines } of visitsOf({ encounters, seed })) {
    for (const { code, modifiers, units, serviceDate } of lines) {
      const serviceFrom = claim[0]?.serviceFrom ?? serviceDate;
      claim.push({ line: claim.length + 1, code, modifiers, units, serviceFrom });
      if (claim.length < LINES_A_CLAIM) continue;
      claims.push(claim);
      claim = [];
    }
  }
  return claims;
}
