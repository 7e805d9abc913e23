import { Encounter } from '../sections/encounter.js';
import { Quarantine } from '../sections/progress.js';
import { topic } from '../topic.js';

/** One message's part of an encounter, as its vendor's dialect was understood. */
export const encounterReceived = topic(
  'ehr-adapters.encounter.received.v1',
  { encounter: Encounter },
  'encounter',
  'encounterId',
);

/** A control id came again with another body; the sender was told AE. */
export const messageQuarantined = topic(
  'ehr-adapters.message.quarantined.v1',
  { quarantine: Quarantine },
  'quarantine',
  'messageId',
);
