import { writeHl7 } from '@chargeline/hl7';
import { ChargelineError } from '@chargeline/kernel';
import type { Occasion, Step } from '../../delivery/step.js';
import type { Visit } from '../../visit/visit.js';
import { chargeSegments, diagnosisSegments } from './charges.js';
import { HL7_DIALECTS, type Hl7Dialect } from './dialect.js';
import { headerOf, hl7Moment, segmentOf } from './segment.js';
import { insuranceSegments, patientSegment, visitSegment } from './who.js';

interface MessageType {
  readonly code: 'ADT' | 'DFT';
  readonly trigger: string;
  /** MSH-9.3, since version 2.3.1. */
  readonly structure: string;
  readonly ended: boolean;
}

const TYPES: Readonly<Record<Occasion, MessageType>> = {
  registered: { code: 'ADT', trigger: 'A04', structure: 'ADT_A01', ended: false },
  updated: { code: 'ADT', trigger: 'A08', structure: 'ADT_A01', ended: false },
  admitted: { code: 'ADT', trigger: 'A01', structure: 'ADT_A01', ended: false },
  discharged: { code: 'ADT', trigger: 'A03', structure: 'ADT_A03', ended: true },
  charged: { code: 'DFT', trigger: 'P03', structure: 'DFT_P03', ended: true },
};
const STAY = 25;
/** Visits begin at any minute of ten hours. */
const OPEN_MINUTES = 600;

export function hl7DialectOf(vendor: string): Hl7Dialect {
  const dialect = HL7_DIALECTS[vendor];
  if (dialect === undefined) throw new ChargelineError('CHL_SYNTH_VENDOR', `${vendor} has no HL7 dialect here.`, false);
  return dialect;
}

/** One message of a visit in its practice's dialect: an ADT^A01, A03, A04, A08 or a DFT^P03 in UTF-8, without a frame. */
export function hl7Message(visit: Visit, step: Step): Buffer {
  const { practice, serviceDate } = visit;
  const dialect = hl7DialectOf(practice.vendor);
  const { code, trigger, structure, ended } = TYPES[step.occasion];
  const start = visit.number % OPEN_MINUTES;
  const sent = hl7Moment(serviceDate, start + step.minute);
  const header = headerOf({
    3: practice.sendingApplication,
    4: practice.sendingFacility,
    5: 'CHARGELINE',
    6: practice.tenantId.toUpperCase(),
    7: sent,
    9: dialect.version === '2.3' ? [code, trigger] : [code, trigger, structure],
    10: step.messageId,
    11: 'P',
    12: dialect.version,
    15: dialect.acknowledgements[0],
    16: dialect.acknowledgements[1],
    18: 'UNICODE UTF-8',
  });
  const stay = [hl7Moment(serviceDate, start), ended ? hl7Moment(serviceDate, start + STAY) : ''] as const;
  const tellsInsurance = code === 'ADT' || dialect.insuranceWithCharges;
  return writeHl7([
    header,
    segmentOf('EVN', { 1: trigger, 2: sent }),
    patientSegment(visit, dialect),
    visitSegment(visit, dialect, ...stay),
    ...chargeSegments(visit, step, dialect),
    ...diagnosisSegments(visit, dialect),
    ...(tellsInsurance ? insuranceSegments(visit, dialect) : []),
  ]);
}
