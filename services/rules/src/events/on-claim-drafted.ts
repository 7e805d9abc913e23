import {
  Claim,
  claimDrafted,
  claimJudged,
  claimRejected,
  Coverage,
  type Document,
  Encounter,
  Identity,
  maybe,
  only,
  Patient,
  Provider,
  record,
} from '@chargeline/contracts';
import { Consume, extend, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller } from '@nestjs/common';
import { judge } from '../domain/judge.js';
import { rulebook } from '../rulebook/house-rules.js';
import { rulebookVersion } from '../rulebook-version.js';

const Party = maybe(only(Provider, 'entity', 'name', 'npi', 'taxId', 'taxonomy', 'address'));

/** All that rules sees of a claim: of the sealed identity, the names of what it holds. */
const view = {
  encounter: record('Encounter', {
    patient: only(Patient, 'sex', 'ageYears', 'relationship'),
    identity: only(Identity, 'holds'),
    coverage: maybe(only(Coverage, 'payerId', 'payerName', 'filingIndicator')),
    billingProvider: Party,
    renderingProvider: Party,
    referringProvider: Party,
    facility: Party,
    placeOfService: Encounter.shape.placeOfService,
    serviceFrom: Encounter.shape.serviceFrom,
    serviceTo: Encounter.shape.serviceTo,
  }),
  claim: Claim,
};

const VERSION = rulebookVersion(rulebook);

@Controller()
export class OnClaimDrafted {
  @Consume(read(claimDrafted, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    return events.map((event) => {
      const { rejected, findings } = judge(event.body, rulebook);
      const judgement = { rulebook: VERSION, findings: [...findings] };
      return extend(rejected ? claimRejected : claimJudged, event, 'judgement', judgement, {
        releases: { rulebook: VERSION },
      });
    });
  }
}
