import { Encounter } from '../sections/encounter.js';
import { Hold } from '../sections/progress.js';
import { topic } from '../topic.js';

/** An encounter with charges, joined from all that came for it so far: one event a revision. */
export const encounterCompleted = topic(
  'ingestion.encounter.completed.v1',
  { encounter: Encounter },
  'encounter',
  'encounterId',
);

/** An encounter that has no charges yet. */
export const encounterHeld = topic('ingestion.encounter.held.v1', { hold: Hold }, 'hold', 'encounterId');
