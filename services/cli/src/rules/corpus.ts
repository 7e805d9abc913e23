import { type ClaimDocument, judge, pastClaimOf, type Rule } from '@chargeline/rules';
import { syntheticClaims } from '@chargeline/standalone';

type PastClaims = NonNullable<ClaimDocument['history']>;

/**
 * The claims of a synthetic practice as its rules room sees them: each beside the earlier claims of its patient that
 * went to a payer.
 */
export function* syntheticCorpus(
  practice: { readonly encounters: number; readonly seed: number },
  judgedOn: string | null,
  rulebook: readonly Rule[],
): Generator<ClaimDocument> {
  const patients = new Map<string, PastClaims>();
  for (const { encounter, claim } of syntheticClaims(practice)) {
    const patient = `${encounter.tenantId} ${encounter.patient.ref}`;
    const history = patients.get(patient) ?? [];
    const document: ClaimDocument = { encounter, claim, judgedOn, history };
    yield document;
    if (judge(document, rulebook).outcome === 'judged') patients.set(patient, [...history, pastClaimOf(document)]);
  }
}
