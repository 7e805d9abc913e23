import type { Components, SegmentValue } from '@chargeline/hl7';
import type { Person } from '../../people/person.js';
import type { Clinician } from '../../practice/practice.js';
import type { Insurance, Visit } from '../../visit/visit.js';
import type { Hl7Dialect } from './dialect.js';
import { componentsOf, hl7Day, segmentOf } from './segment.js';

const nameOf = ({ lastName, firstName }: Person): Components => [lastName, firstName];
const addressOf = ({ address }: Person): Components => [address.line1, '', address.city, address.state, address.zip];
/** XCN: number, family, given, and in component 9 and 13 that it is an NPI. */
export const clinicianOf = ({ npi, lastName, firstName }: Clinician): Components =>
  componentsOf({ 1: npi, 2: lastName, 3: firstName, 9: 'NPI', 13: 'NPI' });

export function patientSegment({ patient, visitNumber }: Visit, dialect: Hl7Dialect): SegmentValue {
  return segmentOf('PID', {
    1: '1',
    3: componentsOf({ 1: patient.medicalRecordNumber, 4: 'MRN', 5: 'MR' }),
    5: nameOf(patient),
    7: hl7Day(patient.birthDate),
    8: patient.sex,
    11: addressOf(patient),
    13: patient.phone,
    18: dialect.visitNumber === 'PID-18' ? visitNumber : '',
  });
}

/** `began` and `ended` are HL7 moments; a visit that goes on has not ended. */
export function visitSegment(visit: Visit, dialect: Hl7Dialect, began: string, ended: string): SegmentValue {
  const { visitNumber, site, clinician, referring } = visit;
  return segmentOf('PV1', {
    1: '1',
    2: site.placeOfService === '23' ? 'E' : 'O',
    3: componentsOf({ [dialect.site]: site.id }),
    7: clinicianOf(clinician),
    8: referring === null ? '' : clinicianOf(referring),
    19: dialect.visitNumber === 'PV1-19' ? visitNumber : '',
    44: began,
    45: ended,
    50: dialect.visitNumber === 'PV1-50' ? visitNumber : '',
  });
}

export function insuranceSegments({ patient, authorization }: Visit, dialect: Hl7Dialect): readonly SegmentValue[] {
  const { payer, memberId, groupNumber, relationship, subscriber }: Insurance = patient.insurance;
  const guarantor = segmentOf('GT1', { 1: '1', 3: nameOf(subscriber), 5: addressOf(subscriber), 6: subscriber.phone });
  const insurance = segmentOf('IN1', {
    1: '1',
    2: payer.plan,
    3: payer.payerId,
    4: payer.payerName,
    8: groupNumber ?? '',
    14: authorization ?? '',
    16: nameOf(subscriber),
    17: dialect.relationships[relationship],
    18: hl7Day(subscriber.birthDate),
    19: addressOf(subscriber),
    36: memberId ?? '',
    43: subscriber.sex,
  });
  return [guarantor, insurance];
}
