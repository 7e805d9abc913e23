import { type ClaimLine, claimDrafted, type Encounter } from '@chargeline/contracts';
import { emit, type Outgoing, recorder } from '@chargeline/messaging';
import type { TestRoom } from '@chargeline/runtime/testing';
import { cleanClaim } from './clean-claim.js';

/** What a test says of a drafted claim; the rest is the clean office visit, with one line. */
export interface Said {
  readonly tenant?: string;
  readonly patient?: string;
  readonly revision?: number;
  readonly frequency?: '1' | '7' | '8';
  readonly line?: Partial<ClaimLine>;
  readonly encounter?: Partial<Encounter>;
}

/** The claim `number` of a patient, as coding drafts it. */
export function aDraft(number: number, said: Said = {}): Outgoing {
  const { tenant = 'acme', patient = 'patient-1', revision = 1, frequency = '1', line = {} } = said;
  const { encounter, claim, rendering, visit } = cleanClaim();
  const lines = [{ ...visit, ...line, serviceTo: line.serviceTo ?? line.serviceFrom ?? visit.serviceTo }];
  const cause = { id: `completed-${number}-${revision}`, tenant, traceparent: '', releases: { icd10cm: 'FY2025' } };
  return emit(claimDrafted, cause, {
    encounter: {
      ...encounter,
      tenantId: tenant,
      encounterId: `6d3f1c0a-0000-5000-8000-${String(number).padStart(12, '0')}`,
      revision,
      patient: { ...encounter.patient, ref: patient },
      renderingProvider: { ...rendering, firstName: 'Jane' },
      diagnoses: encounter.diagnoses.slice(0, 1),
      ...said.encounter,
    },
    claim: {
      ...claim,
      claimId: claimIdOf(number),
      revision,
      frequency,
      originalReference: frequency === '1' ? null : 'PAYER-1',
      diagnoses: claim.diagnoses.slice(0, 1),
      lines,
      totalCents: lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
    },
  });
}

const record = recorder('coding', 'avro', () => new Date('2025-06-20T12:00:00Z'));

/** Writes events as other rooms would, some weeks after the visit. */
export const send = (room: Pick<TestRoom, 'context'>, ...events: readonly Outgoing[]): Promise<void> =>
  room.context.log.append(events.map(record));

export const claimIdOf = (number: number): string => `C${String(number).padStart(19, '0')}`;
