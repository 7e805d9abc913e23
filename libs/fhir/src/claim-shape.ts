import { codeableConcept, identifier, money, period, quantity, reference } from './datatypes.js';

/** The elements that are read of a Claim (FHIR R4 section 13.1). */
export const claim = {
  identifier: [identifier],
  status: 'string',
  type: codeableConcept,
  use: 'string',
  patient: reference,
  billablePeriod: period,
  created: 'string',
  insurer: reference,
  provider: reference,
  priority: codeableConcept,
  referral: reference,
  facility: reference,
  related: [{ claim: reference, relationship: codeableConcept, reference: identifier }],
  careTeam: [{ sequence: 'number', provider: reference, responsible: 'boolean', role: codeableConcept }],
  diagnosis: [
    {
      sequence: 'number',
      diagnosisCodeableConcept: codeableConcept,
      diagnosisReference: reference,
      type: [codeableConcept],
    },
  ],
  procedure: [
    {
      sequence: 'number',
      date: 'string',
      procedureCodeableConcept: codeableConcept,
      procedureReference: reference,
    },
  ],
  insurance: [{ sequence: 'number', focal: 'boolean', identifier, coverage: reference, preAuthRef: ['string'] }],
  item: [
    {
      sequence: 'number',
      careTeamSequence: ['number'],
      diagnosisSequence: ['number'],
      procedureSequence: ['number'],
      revenue: codeableConcept,
      productOrService: codeableConcept,
      modifier: [codeableConcept],
      servicedDate: 'string',
      servicedPeriod: period,
      locationCodeableConcept: codeableConcept,
      locationReference: reference,
      quantity,
      unitPrice: money,
      net: money,
      bodySite: codeableConcept,
      encounter: [reference],
    },
  ],
  total: money,
} as const;
