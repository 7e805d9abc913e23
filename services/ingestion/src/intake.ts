import { releasesOn } from '@chargeline/codes';
import { type Encounter, encounterCompleted, encounterHeld, type Releases } from '@chargeline/contracts';
import { ChargelineError, eventId } from '@chargeline/kernel';
import { type Cause, emit, type Outgoing } from '@chargeline/messaging';
import { KEYS, STORE } from '@chargeline/runtime';
import { holdsOf, type KeyProvider, patientRefOf, seal, subscriberRefOf, unseal } from '@chargeline/security';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import { type Arrival, digestOf, identityIn } from './arrival.js';
import { again, corrected, type Decision, decide, repaired, type Staged } from './domain/decide.js';
import type { OpenEncounter } from './domain/join.js';
import { isRefused, type Refusal } from './domain/refusal.js';
import {
  type EncounterRow,
  findInbox,
  type InboxRow,
  keyOf,
  lockEncounters,
  saveEncounters,
  saveInbox,
} from './store/staging.js';

const AWAITING = {
  reason: 'awaiting-charges',
  because: 'No charge has come for this visit yet. It goes on as soon as one does.',
};

const otherBody = (): ChargelineError =>
  new ChargelineError(
    'CHL_INGESTION_SAME_ID_OTHER_BODY',
    'An event came again under the same id with another content. It changes nothing.',
    false,
  );

/** Takes events in batches: each once, joined to its visit under a lock, remembered so that a redelivery says the same again. */
@Injectable()
export class Intake {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(KEYS) private readonly keys: KeyProvider,
  ) {}

  async take(arrivals: readonly Arrival[]): Promise<readonly Outgoing[]> {
    const rows = await this.store.transaction(async (query) => {
      const places = arrivals.map(({ event, encounterId }) => ({ tenantId: event.tenant, encounterId }));
      const encounters = await lockEncounters(query, places);
      const inbox = await findInbox(
        query,
        arrivals.map(({ event }) => ({ tenant: event.tenant, id: event.id })),
      );
      const taken: InboxRow[] = [];
      const changed = new Map<string, EncounterRow>();
      for (const arrival of arrivals) {
        const id = keyOf(arrival.event.tenant, arrival.event.id);
        const before = inbox.get(id);
        const digest = digestOf(arrival, this.keys);
        if (before !== undefined && before.digest !== digest) throw otherBody();
        if (before !== undefined) continue;
        const place = keyOf(arrival.event.tenant, arrival.encounterId);
        const { row, encounter } = this.apply(arrival, digest, changed.get(place) ?? encounters.get(place)!);
        inbox.set(id, row);
        taken.push(row);
        changed.set(place, encounter);
      }
      if (taken.length > 0) {
        await saveEncounters(query, [...changed.values()]);
        await saveInbox(query, taken);
      }
      return inbox;
    });
    return arrivals.flatMap((arrival) => this.tell(arrival, rows.get(keyOf(arrival.event.tenant, arrival.event.id))!));
  }

  private apply(arrival: Arrival, digest: string, staged: EncounterRow): { row: InboxRow; encounter: EncounterRow } {
    const { event, encounterId } = arrival;
    const decision = this.decide(arrival, staged);
    const base = { tenantId: event.tenant, eventId: event.id, encounterId, digest };
    if (decision === null || isRefused(decision)) {
      const nothing = { revision: staged.revision, document: null, releases: {} };
      const row: InboxRow =
        decision === null
          ? { ...base, ...nothing, outcome: 'nothing', because: null }
          : { ...base, ...nothing, outcome: 'refused', because: decision.refused };
      return { row, encounter: staged };
    }
    const document = this.close(decision, event);
    const { outcome, revision } = decision;
    const releases: Releases = document.serviceFrom === null ? {} : { ...releasesOn(document.serviceFrom) };
    return {
      row: {
        ...base,
        outcome,
        revision,
        document: outcome === 'completed' ? document : null,
        releases,
        because: null,
      },
      encounter: { tenantId: event.tenant, encounterId, revision, document },
    };
  }

  private decide(arrival: Arrival, { document, revision }: EncounterRow): Decision | Refusal | null {
    const staged: Staged = { known: document && this.open(document), revision };
    if ('told' in arrival) return decide(staged, this.open(arrival.told));
    if ('judged' in arrival) return repaired(staged, arrival.changes, arrival.judged);
    const { changes } = arrival;
    if (changes === null) return again(staged);
    const told = identityIn(changes, arrival, this.keys);
    const decision = corrected(staged, changes, told);
    return isRefused(decision) || told === null ? decision : { ...decision, joined: this.reindexed(decision.joined) };
  }

  private open(encounter: Encounter): OpenEncounter {
    return { encounter, identity: unseal(encounter.identity.sealed, encounter, this.keys) };
  }

  /** The keyed indexes follow what they were made from: claims of a corrected patient stand with that patient's others. */
  private reindexed({ encounter, identity }: OpenEncounter): OpenEncounter {
    const { tenantId, patient, coverage } = encounter;
    return {
      encounter: {
        ...encounter,
        patient: { ...patient, ref: patientRefOf(this.keys, tenantId, identity) },
        coverage: coverage && { ...coverage, subscriberRef: subscriberRefOf(this.keys, tenantId, identity) },
      },
      identity,
    };
  }

  /** The identity is sealed anew for the event that will carry it. */
  private close({ joined: { encounter, identity }, revision }: Decision, { tenant, id }: Cause): Encounter {
    const place = {
      tenantId: tenant,
      encounterId: encounter.encounterId,
      eventId: eventId(tenant, id, encounterCompleted.name),
    };
    return {
      ...encounter,
      ...place,
      revision,
      identity: { sealed: seal(identity, place, this.keys), holds: holdsOf(identity) },
    };
  }

  private tell(
    arrival: Arrival,
    { tenantId, encounterId, outcome, revision, document, releases, because }: InboxRow,
  ): readonly Outgoing[] {
    const { event } = arrival;
    if (outcome === 'completed') return [emit(encounterCompleted, event, { encounter: document! }, { releases })];
    const place = { tenantId, encounterId, revision };
    if (outcome === 'held') return [emit(encounterHeld, event, { hold: { ...place, ...AWAITING } })];
    if (outcome !== 'refused') return [];
    const reason = 'judged' in arrival ? 'repair-refused' : 'correction-refused';
    return [emit(encounterHeld, event, { hold: { ...place, reason, because: because! } })];
  }
}
