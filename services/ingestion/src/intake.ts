import { createHash } from 'node:crypto';
import { releasesOn } from '@chargeline/codes';
import { type Encounter, encounterCompleted, encounterHeld, type Releases } from '@chargeline/contracts';
import { ChargelineError, eventId } from '@chargeline/kernel';
import { type Cause, emit, type Outgoing } from '@chargeline/messaging';
import { KEYS, STORE } from '@chargeline/runtime';
import { holdsOf, type KeyProvider, seal, unseal } from '@chargeline/security';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import { contentOf } from './domain/complete.js';
import { again, type Decision, decide, type Staged } from './domain/decide.js';
import type { OpenEncounter } from './domain/join.js';
import {
  type EncounterRow,
  findInbox,
  type InboxRow,
  keyOf,
  lockEncounters,
  saveEncounters,
  saveInbox,
} from './store/staging.js';

/** One event to take: a message's part of a visit, or (null) the wish to run the visit again. */
export interface Arrival {
  readonly event: Cause;
  readonly encounterId: string;
  readonly told: Encounter | null;
}

const AWAITING = 'No charge has come for this visit yet. It goes on as soon as one does.';

const otherBody = (): ChargelineError =>
  new ChargelineError(
    'CHL_INGESTION_SAME_ID_OTHER_BODY',
    'An event came again under the same id with another content. It changes nothing.',
    false,
  );

/** What an event says, without the sealed block, which differs each time it is sealed. */
function digestOf({ told, encounterId }: Arrival): string {
  const said = told === null ? encounterId : JSON.stringify({ ...contentOf(told), identity: told.identity.holds });
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}

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
        if (before !== undefined && before.digest !== digestOf(arrival)) throw otherBody();
        if (before !== undefined) continue;
        const place = keyOf(arrival.event.tenant, arrival.encounterId);
        const { row, encounter } = this.apply(arrival, changed.get(place) ?? encounters.get(place)!);
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
    return arrivals.flatMap(({ event }) => this.tell(event, rows.get(keyOf(event.tenant, event.id))!));
  }

  private apply(arrival: Arrival, staged: EncounterRow): { row: InboxRow; encounter: EncounterRow } {
    const { event, encounterId, told } = arrival;
    const state: Staged = { known: staged.document && this.open(staged.document), revision: staged.revision };
    const decision = told === null ? again(state) : decide(state, this.open(told));
    const base = { tenantId: event.tenant, eventId: event.id, encounterId, digest: digestOf(arrival) };
    if (decision === null) {
      return {
        row: { ...base, outcome: 'nothing', revision: staged.revision, document: null, releases: {} },
        encounter: staged,
      };
    }
    const document = this.close(decision, event);
    const { outcome, revision } = decision;
    const releases: Releases = document.serviceFrom === null ? {} : { ...releasesOn(document.serviceFrom) };
    return {
      row: { ...base, outcome, revision, document: outcome === 'completed' ? document : null, releases },
      encounter: { tenantId: event.tenant, encounterId, revision, document },
    };
  }

  private open(encounter: Encounter): OpenEncounter {
    return { encounter, identity: unseal(encounter.identity.sealed, encounter, this.keys) };
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
    event: Cause,
    { tenantId, encounterId, outcome, revision, document, releases }: InboxRow,
  ): readonly Outgoing[] {
    if (outcome === 'completed') return [emit(encounterCompleted, event, { encounter: document! }, { releases })];
    if (outcome !== 'held') return [];
    const hold = { tenantId, encounterId, revision, reason: 'awaiting-charges', because: AWAITING };
    return [emit(encounterHeld, event, { hold })];
  }
}
