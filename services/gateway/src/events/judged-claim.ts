import {
  Claim,
  ClaimLine,
  Coverage,
  type Document,
  Encounter,
  Judgement,
  list,
  maybe,
  only,
  record,
} from '@chargeline/contracts';
import type { Incoming } from '@chargeline/messaging';
import type { Detail, findingsTold } from '../domain/detail.js';
import { type Step, stepOf } from '../domain/step.js';

/** What tracking reads of a claim that rules stopped. */
export const judgedClaim = {
  encounter: record('Encounter', {
    tenantId: Encounter.shape.tenantId,
    encounterId: Encounter.shape.encounterId,
    coverage: maybe(only(Coverage, 'payerId')),
  }),
  claim: record('Claim', {
    revision: Claim.shape.revision,
    totalCents: Claim.shape.totalCents,
    lines: list(only(ClaimLine, 'line', 'chargeId'), 50),
  }),
  judgement: only(Judgement, 'findings'),
};

/** The step that such an event says, with what its stage tells of the findings. */
export function judgedStep({ tenant, body }: Incoming<Document<typeof judgedClaim>>, told: typeof findingsTold): Step {
  const { coverage, ...encounter } = body.encounter;
  const { lines, ...claim } = body.claim;
  const detail: Detail = told(body.judgement.findings, lines);
  return stepOf(tenant, { ...encounter, ...claim, payerId: coverage?.payerId ?? null, detail });
}
