import { ChargeChange } from '../sections/changes.js';
import type { Document, Sections } from '../topic.js';
import { claim, encounter, noChanges, priced } from './an-office-visit.js';

const place = { tenantId: 'acme', encounterId: encounter.encounterId };
const revision = { ...place, claimId: claim.claimId, revision: 1 };
const command = { commandId: 'c1', tenantId: 'acme', requestedBy: 'biller' };

const charge = ChargeChange.parse({ chargeId: '1', modifiers: ['25', '59'] });
const changes = { ...noChanges, charges: [charge], placeOfService: '22', erase: ['facility'], clears: ['DUP-002'] };
const change = {
  changeId: 'c1',
  tenantId: 'acme',
  requestedBy: 'analyst',
  reason: 'our payer takes it',
  action: 'regrade',
  rule: 'MOD-050',
  severity: 'warn',
  text: null,
};

/** One document of every topic but the dead letters, by topic: what golden records are made of. */
export const samples: Readonly<Record<string, Document<Sections>>> = {
  'ehr-adapters.encounter.received.v1': { encounter },
  'ehr-adapters.message.quarantined.v1': {
    quarantine: { tenantId: 'acme', sourceId: 'main-street', messageId: 'MSG00001', reason: 'same-id-other-body' },
  },
  'gateway.claim.submitted.v1': { encounter, submission: { batchId: 'b1', ordinal: 0, requestedBy: 'biller' } },
  'gateway.claim.reprocess-requested.v1': {
    reprocess: { ...command, encounterId: encounter.encounterId, reason: 'new payer', changes },
  },
  'gateway.filing.requested.v1': { filing: command },
  'gateway.dead-letter.replay-requested.v1': {
    replay: { tenantId: 'acme', service: 'pricing', letterId: 'l1', requestedBy: 'operator' },
  },
  'ingestion.encounter.completed.v1': { encounter },
  'ingestion.encounter.held.v1': {
    hold: { ...place, revision: 0, reason: 'awaiting-charges', because: 'No charge has come.' },
  },
  'coding.claim.drafted.v1': { encounter, claim },
  'coding.encounter.referred.v1': {
    encounter,
    worklist: {
      items: [{ what: 'charge', ordinal: 0, reason: 'no-billable-code', because: 'The charge has a local code.' }],
    },
  },
  'rules.claim.judged.v1': { encounter, claim, judgement: priced.judgement },
  'rules.claim.rejected.v1': { encounter, claim, judgement: priced.judgement },
  'rules.claim.held.v1': { encounter, claim, judgement: priced.judgement },
  'rules.claim.repaired.v1': { repair: { ...revision, rulebook: 'r1', changes } },
  'rules.claim.remembered.v1': {
    memory: {
      tenantId: 'acme',
      patientRef: encounter.patient.ref,
      claimId: claim.claimId,
      revision: 1,
      partition: 0,
      offset: '12',
      judgedOn: '2025-06-03',
      counts: true,
      payerId: '12345',
      billingNpi: '1234567893',
      renderingNpi: null,
      taxonomy: '207Q00000X',
      lines: [
        {
          line: 1,
          code: '99213',
          modifiers: ['25'],
          units: 1,
          chargeCents: 15_000,
          serviceFrom: '2025-06-02',
          serviceTo: '2025-06-02',
          placeOfService: '11',
        },
      ],
      outcome: 'judged',
      rulebookChanges: 2,
    },
  },
  'gateway.rulebook.change-requested.v1': { change },
  'rules.rulebook.changed.v1': { change, ruling: { before: 'r1', after: 'r2', because: null } },
  'rules.rulebook.change-refused.v1': {
    change,
    ruling: { before: 'r1', after: 'r1', because: 'There is no such rule.' },
  },
  'scoring.claim.scored.v1': { encounter, claim, judgement: priced.judgement, score: priced.score },
  'pricing.claim.priced.v1': priced,
  'billing.claim.posted.v1': { posting: { ...revision, payerId: '12345', totalCents: 15_000, allowedCents: 8_552 } },
  'billing.claim.filed.v1': {
    filing: { ...revision, payerId: '12345', interchange: '000000001', file: '000000001.837' },
  },
  'billing.claim.held.v1': {
    hold: { ...revision, reason: 'awaiting-payer-reference', because: 'The payer has not numbered it.' },
  },
};
