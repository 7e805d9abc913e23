import { draft } from '@chargeline/coding';
import type { Claim, Encounter } from '@chargeline/contracts';
import { encountersOf, type PracticeOptions } from '@chargeline/synth';

/** The claims that coding drafts of a synthetic practice, one by one; what it refers to a coder is left out. */
export function* syntheticClaims(
  options: PracticeOptions,
): Generator<{ readonly encounter: Encounter; readonly claim: Claim }> {
  for (const encounter of encountersOf(options)) {
    const drafted = draft(encounter);
    if ('claim' in drafted) yield { encounter, claim: drafted.claim };
  }
}
