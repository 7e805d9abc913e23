import { ClaimMemory, ClaimRepair, Ruling } from '../sections/rulebook.js';
import { extended, topic } from '../topic.js';
import { rulebookChangeRequested } from './gateway.js';

/** A claim that rules mend by a repair that its tenant allows: in place of a judgement, for it comes again as a new revision. */
export const claimRepaired = topic('rules.claim.repaired.v1', { repair: ClaimRepair }, 'repair', 'encounterId');

/** What rules remember of a patient's claims: their own topic, read whole at the start. */
export const claimRemembered = topic('rules.claim.remembered.v1', { memory: ClaimMemory }, 'memory', 'patientRef');

/** A tenant's rulebook is another from here on. */
export const rulebookChanged = extended(
  'rules.rulebook.changed.v1',
  rulebookChangeRequested,
  { ruling: Ruling },
  'change',
  'tenantId',
);

/** A change that changes nothing, and why. */
export const rulebookChangeRefused = extended(
  'rules.rulebook.change-refused.v1',
  rulebookChangeRequested,
  { ruling: Ruling },
  'change',
  'tenantId',
);
