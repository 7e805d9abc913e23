import {
  claimDrafted,
  type Document,
  Encounter,
  encounterCompleted,
  encounterReferred,
  only,
} from '@chargeline/contracts';
import { Consume, extend, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller } from '@nestjs/common';
import { draft } from '../domain/draft.js';

/** All that coding sees of an encounter: nobody's name, and no sealed block. */
const view = {
  encounter: only(
    Encounter,
    'encounterId',
    'revision',
    'frequency',
    'originalReference',
    'placeOfService',
    'serviceFrom',
    'diagnoses',
    'charges',
  ),
};

@Controller()
export class OnEncounterCompleted {
  @Consume(read(encounterCompleted, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return events.map((event) => {
      const drafted = draft(event.body.encounter);
      return 'claim' in drafted
        ? extend(claimDrafted, event, 'claim', drafted.claim)
        : extend(encounterReferred, event, 'worklist', drafted.worklist);
    });
  }
}
