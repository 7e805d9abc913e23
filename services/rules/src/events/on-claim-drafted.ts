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
import { dayOf } from '../domain/day-of.js';
import { decide } from '../domain/decision.js';
import { pastClaimOf } from '../domain/past-claim-of.js';
import type { Draft } from '../domain/patient-history.js';
import { History } from '../history/history.js';
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
    const drafts = events.map(draftOf);
    await this.history.ready(drafts);
    if (drafts.some((draft) => this.isAhead(draft))) await this.rulebooks.caughtUp();
    return events.flatMap((event, at) => this.decided(event, drafts[at]!));
  }

  /** Whether a draft was decided by changes of its tenant's rulebook that are not known here yet. */
  private isAhead(draft: Draft): boolean {
    return (this.history.remembered(draft)?.rulebookChanges ?? 0) > this.rulebooks.countOf(draft.tenantId);
  }

  /**
   * What is told of a claim: that it is mended, or what the rules say of it; and what is to be remembered, which comes first. A draft that
   * is remembered is decided by the rulebook that its tenant had then: one draft has one outcome.
   */
  private decided(event: Event, drafted: Draft): readonly Outgoing[] {
    const { encounter, claim } = event.body;
    const { tenantId } = drafted;
    const remembered = this.history.remembered(drafted);
    const draft = remembered?.draft ?? drafted;
    const rulebookChanges = remembered?.rulebookChanges ?? this.rulebooks.countOf(tenantId);
    const { rulebook, version, repairs } = this.rulebooks.rulebookAfter(rulebookChanges, tenantId);
    const document = { encounter, claim, judgedOn: draft.judgedOn, history: this.history.before(draft) };
    const decision = decide(document, rulebook, repairs, encounter);
    const details = { releases: { rulebook: version } };
    const { outcome } = decision;
    const memory = memoryOf(event.body, draft, { outcome, rulebookChanges });
    this.history.note(memory);
    const remember = emit(claimRemembered, event, { memory }, details);
    if (outcome === 'repaired') {
      const { claimId, revision } = draft;
      const { encounterId } = encounter;
      const repair = { tenantId, encounterId, claimId, revision, rulebook: version, changes: decision.changes };
      return [remember, emit(claimRepaired, event, { repair }, details)];
    }
    const judgement = { rulebook: version, findings: [...decision.findings] };
    return [remember, extend(TOPICS[outcome], event, 'judgement', judgement, { ...details, key: claim.claimId })];
  }
}

function draftOf({ tenant: tenantId, partition, offset, time, body: { encounter, claim } }: Event): Draft {
  const { claimId, revision } = claim;
  return { tenantId, patientRef: encounter.patient.ref, claimId, revision, partition, offset, judgedOn: dayOf(time) };
}

/** What later claims of the patient see of this one. A void takes back what was billed: it counts as nothing. */
function memoryOf(
  { encounter, claim }: Event['body'],
  draft: Draft,
  decided: Pick<ClaimMemory, 'outcome' | 'rulebookChanges'>,
): ClaimMemory {
  const { lines, ...doers } = pastClaimOf({ encounter, claim });
  return {
    ...draft,
    ...decided,
    ...doers,
    counts: decided.outcome === 'judged' && claim.frequency !== '8',
    payerId: encounter.coverage?.payerId ?? null,
    lines: claim.lines.map(({ line, modifiers, chargeCents }, at) => ({ ...lines[at]!, line, modifiers, chargeCents })),
  };
}
