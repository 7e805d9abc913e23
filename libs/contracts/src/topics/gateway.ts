import { FilingRequest, Replay, Reprocess, Submission } from '../sections/command.js';
import { Encounter } from '../sections/encounter.js';
import { RulebookChange } from '../sections/rulebook.js';
import { topic } from '../topic.js';

/** One claim of a batch that came by REST. */
export const claimSubmitted = topic(
  'gateway.claim.submitted.v1',
  { encounter: Encounter, submission: Submission },
  'encounter',
  'encounterId',
);

export const reprocessRequested = topic(
  'gateway.claim.reprocess-requested.v1',
  { reprocess: Reprocess },
  'reprocess',
  'encounterId',
);

export const filingRequested = topic('gateway.filing.requested.v1', { filing: FilingRequest }, 'filing', 'tenantId');

export const replayRequested = topic(
  'gateway.dead-letter.replay-requested.v1',
  { replay: Replay },
  'replay',
  'service',
);

/** A tenant wants its own rulebook changed. */
export const rulebookChangeRequested = topic(
  'gateway.rulebook.change-requested.v1',
  { change: RulebookChange },
  'change',
  'tenantId',
);
