import { Claim } from '../sections/claim.js';
import { Judgement } from '../sections/judgement.js';
import { Price } from '../sections/price.js';
import { Score } from '../sections/score.js';
import { Worklist } from '../sections/worklist.js';
import { about, extended } from '../topic.js';
import { encounterCompleted } from './ingestion.js';

/** A claim as coding drafts it: coded, not yet judged or priced. The claims of a patient are judged one after the other. */
export const claimDrafted = about(
  extended('coding.claim.drafted.v1', encounterCompleted, { claim: Claim }, 'encounter', 'patient', 'ref'),
  'claim',
  'claimId',
);

/** An encounter that a coder must look at before it can be a claim. */
export const encounterReferred = extended(
  'coding.encounter.referred.v1',
  encounterCompleted,
  { worklist: Worklist },
  'encounter',
  'encounterId',
);

/** A claim that no rule rejects; its warnings travel along. */
export const claimJudged = extended(
  'rules.claim.judged.v1',
  claimDrafted,
  { judgement: Judgement },
  'claim',
  'claimId',
);

/** A claim that at least one rule rejects. */
export const claimRejected = extended(
  'rules.claim.rejected.v1',
  claimDrafted,
  { judgement: Judgement },
  'claim',
  'claimId',
);

/** A claim that a rule holds until a person has looked at it. */
export const claimOnHold = extended('rules.claim.held.v1', claimDrafted, { judgement: Judgement }, 'claim', 'claimId');

export const claimScored = extended('scoring.claim.scored.v1', claimJudged, { score: Score }, 'claim', 'claimId');

export const claimPriced = extended('pricing.claim.priced.v1', claimScored, { price: Price }, 'claim', 'claimId');
