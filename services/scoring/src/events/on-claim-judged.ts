import {
  Claim,
  ClaimLine,
  claimJudged,
  claimScored,
  Coverage,
  type Document,
  Encounter,
  Finding,
  list,
  maybe,
  Ndc,
  only,
  Patient,
  Provider,
  record,
} from '@chargeline/contracts';
import { Consume, extend, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { featuresOf } from '../domain/features.js';
import { routeOf } from '../domain/route.js';
import { ROUTING, type Routing } from '../routing.js';

const Line = only(ClaimLine, 'code', 'modifiers', 'units', 'chargeCents', 'serviceFrom', 'serviceTo', 'placeOfService');

/** All that scoring sees of a claim. */
const view = {
  encounter: record('Encounter', {
    patient: only(Patient, 'ageYears'),
    coverage: maybe(only(Coverage, 'filingIndicator')),
    referringProvider: maybe(only(Provider, 'entity')),
    placeOfService: Encounter.shape.placeOfService,
    authorization: Encounter.shape.authorization,
  }),
  claim: record('Claim', {
    frequency: Claim.shape.frequency,
    totalCents: Claim.shape.totalCents,
    diagnoses: Claim.shape.diagnoses,
    lines: list(record('ClaimLine', { ...Line.shape, ndc: maybe(only(Ndc, 'unit')) }), 50),
  }),
  judgement: record('Judgement', { findings: list(only(Finding, 'rule', 'severity'), 5000) }),
};

@Controller()
export class OnClaimJudged {
  constructor(@Inject(ROUTING) private readonly routing: Routing) {}

  @Consume(read(claimJudged, view))
  async handle(events: readonly Incoming<Document<typeof view>>[]): Promise<readonly Outgoing[]> {
    const { scorer, reviewFrom } = this.routing;
    const { model } = scorer;
    const risks = await scorer.risks(events.map(({ body }) => featuresOf(body)));
    return events.map((event, at) => {
      const denialRisk = risks[at]!;
      const score = { model, denialRisk, route: routeOf(denialRisk, reviewFrom) };
      return extend(claimScored, event, 'score', score, { releases: { model } });
    });
  }
}
