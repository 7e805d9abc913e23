import {
  claimDrafted,
  type Document,
  Encounter,
  encounterCompleted,
  encounterReferred,
  only,
  Patient,
  record,
} from '@chargeline/contracts';
import { Consume, extend, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller } from '@nestjs/common';
import { draft } from '../domain/draft.js';

const Coded = only(
  Encounter,
  'encounterId',
  'revision',
  'frequency',
  'originalReference',
  'placeOfService',
  'serviceFrom',
  'diagnoses',
  'charges',
);

/** All that coding sees of an encounter: nobody's name, and no sealed block; of the patient, what their claims are ordered by. */
const view = { encounter: record('Encounter', { patient: only(Patient, 'ref'), ...Coded.shape }) };

@Controller()
export class OnEncounterCompleted {
  @Consume(read(encounterCompleted, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return events.map((event) => {
      const { encounter } = event.body;
      const drafted = draft(encounter);
      return 'claim' in drafted
        ? extend(claimDrafted, event, 'claim', drafted.claim, { key: encounter.patient.ref })
        : extend(encounterReferred, event, 'worklist', drafted.worklist);
    });
  }
}
