import {
  Claim,
  claimDrafted,
  claimJudged,
  type ClaimMemory,
  claimOnHold,
  claimRejected,
  claimRemembered,
  claimRepaired,
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
import { Consume, emit, extend, type Incoming, type Outgoing, read } from '@chargeline/messaging';
import { Controller, Inject } from '@nestjs/common';
import { decide } from '../domain/decision.js';
import { doersOf } from '../domain/past-view.js';
import type { Draft } from '../domain/patient-history.js';
import { dayOf, History } from '../history/history.js';
import { Rulebooks } from '../overlay/rulebooks.js';

const Party = maybe(
  only(Provider, 'entity', 'name', 'firstName', 'npi', 'taxId', 'taxIdKind', 'taxonomy', 'clia', 'address'),
);

/** All that rules sees of a claim: of the sealed identity, the names of what it holds. */
export const view = {
  encounter: record('Encounter', {
    encounterId: Encounter.shape.encounterId,
    patient: only(Patient, 'ref', 'sex', 'ageYears', 'relationship', 'servedAfterDeath'),
    identity: only(Identity, 'holds'),
    coverage: maybe(only(Coverage, 'payerId', 'payerName', 'filingIndicator')),
    billingProvider: Party,
    renderingProvider: Party,
    referringProvider: Party,
    facility: Party,
    placeOfService: Encounter.shape.placeOfService,
    serviceFrom: Encounter.shape.serviceFrom,
    serviceTo: Encounter.shape.serviceTo,
    authorization: Encounter.shape.authorization,
    cleared: Encounter.shape.cleared,
    repaired: Encounter.shape.repaired,
  }),
  claim: Claim,
};

type Event = Incoming<Document<typeof view>>;

const TOPICS = { judged: claimJudged, held: claimOnHold, rejected: claimRejected } as const;

@Controller()
export class OnClaimDrafted {
  constructor(
    @Inject(Rulebooks) private readonly rulebooks: Rulebooks,
    @Inject(History) private readonly history: History,
  ) {}

  @Consume(read(claimDrafted, view))
  async handle(events: readonly Event[]): Promise<readonly Outgoing[]> {
    await this.history.ready(events);
    return events.flatMap((event) => this.judged(event));
  }

  /** What is told of a claim: that it is mended, or what the rules say of it and what is to be remembered. */
  private judged(event: Event): readonly Outgoing[] {
    const { encounter, claim } = event.body;
    const { rulebook, version, repairs } = this.rulebooks.rulebookFor(event.tenant);
    const draft = this.history.first(draftOf(event));
    const document = { encounter, claim, judgedOn: draft.judgedOn, history: this.history.before(draft) };
    const decision = decide(document, rulebook, repairs, encounter);
    const details = { releases: { rulebook: version } };
    if (decision.outcome === 'repaired') {
      const { tenantId, claimId, revision } = draft;
      const { encounterId } = encounter;
      const repair = { tenantId, encounterId, claimId, revision, rulebook: version, changes: decision.changes };
      return [emit(claimRepaired, event, { repair }, details)];
    }
    const { outcome, findings } = decision;
    const judgement = { rulebook: version, findings: [...findings] };
    const memory = memoryOf(event.body, draft, outcome === 'judged');
    this.history.note(memory);
    return [
      extend(TOPICS[outcome], event, 'judgement', judgement, { ...details, key: claim.claimId }),
      emit(claimRemembered, event, { memory }, details),
    ];
  }
}

function draftOf({ tenant: tenantId, partition, offset, time, body: { encounter, claim } }: Event): Draft {
  const { claimId, revision } = claim;
  return { tenantId, patientRef: encounter.patient.ref, claimId, revision, partition, offset, judgedOn: dayOf(time) };
}

/** What later claims of the patient see of this one. A void takes back what was billed: it counts as nothing. */
function memoryOf({ encounter, claim }: Event['body'], draft: Draft, goesOn: boolean): ClaimMemory {
  return {
    ...draft,
    counts: goesOn && claim.frequency !== '8',
    payerId: encounter.coverage?.payerId ?? null,
    ...doersOf(encounter),
    lines: claim.lines.map(({ line, code, modifiers, units, chargeCents, serviceFrom, serviceTo, placeOfService }) => ({
      line,
      code,
      modifiers,
      units,
      chargeCents,
      serviceFrom,
      serviceTo,
      placeOfService: placeOfService ?? encounter.placeOfService,
    })),
  };
}
