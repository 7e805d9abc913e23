/** Why a correction changes nothing: the sentence for the person who sent it. */
export interface Refusal {
  readonly refused: string;
}

/** What keeps a correction from being made. Places are those of the correction's own lists, from 1. */
export const REFUSALS = {
  nothingYet:
    'Nothing of this encounter has gone on yet, so there is nothing to correct. Send the correction again when it has.',
  unknownCharge: (place: number): string =>
    `Line ${place} of the correction names a charge that this encounter does not have, so nothing was corrected. Use the source's own charge ids.`,
  noChargeLeft: 'The correction takes out every charge, so nothing was corrected. An encounter needs one at least.',
  noDiagnosisLeft: (chargeId: string): string =>
    `Charge ${chargeId} would point to no diagnosis that is left, so nothing was corrected. Say the diagnoses of that charge too.`,
  halfCoverage: 'The encounter has no payer yet, so nothing was corrected. Say id and name of the payer.',
  halfProvider: (role: string): string =>
    `The encounter has no ${role} yet, so nothing was corrected. Say entity and name of the provider.`,
  repair: (rules: readonly string[], { refused }: Refusal): string =>
    `The repair of ${rules.join(', ')} cannot be made in this claim, so the claim waits. Correct it, or have the repair forbidden and the claim run again. ${refused}`,
} as const;

export const isRefused = (made: object): made is Refusal => 'refused' in made;
