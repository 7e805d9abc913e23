import type { Address, Person, SealedIdentity } from '@chargeline/contracts';
import type * as x12 from '@chargeline/x12';
import type { Bill } from './bill.js';
import { needed, optional } from './needed.js';

type Patient = SealedIdentity['patient'];

/** X12 individual relationship code of insured persons themselves. */
const SELF = '18';

/** SBR09 when the kind of insurance is not known (TR3, loop 2000B). */
const KIND_UNKNOWN = 'ZZ';

/** N3 and N4. */
export function addressOf(address: Address | null, loop: string): x12.Address {
  const { line1, line2, city, state, zip } = needed(address, `N301 of loop ${loop}`);
  return {
    line1: needed(line1, `N301 of loop ${loop}`),
    line2: optional(line2),
    city: needed(city, `N401 of loop ${loop}`),
    state: optional(state),
    postalCode: optional(zip),
  };
}

function nameOf(person: Person | null, loop: string): x12.PersonName {
  const last = needed(person?.lastName, `NM103 of loop ${loop}`);
  return { kind: 'person', last, first: optional(person?.firstName), middle: optional(person?.middleName) };
}

/** SBR09 of workers' compensation, where the employer is the subscriber. */
const WORKERS_COMPENSATION = 'WC';

/** Loop 2010BA of a dependent: an employer is an organization, which needs no member number (TR3, NM108 and NM109). */
function holderOf(subscriber: Person | null, memberId: string | null, filingIndicator: string) {
  const isEmployer = filingIndicator === WORKERS_COMPENSATION && !subscriber?.firstName;
  const person = nameOf(subscriber, '2010BA');
  return isEmployer
    ? ({ name: { kind: 'organization', name: person.last }, memberId: optional(memberId) } as const)
    : { name: person, memberId: needed(memberId, 'NM109 of loop 2010BA') };
}

/** What the source left out of the patient, the insurance card of the same person may say. */
function withCard(patient: Patient, card: Person | null): Patient {
  const gaps = Object.entries(card ?? {}).filter(([field]) => !patient[field as keyof Person]);
  return { ...patient, ...(Object.fromEntries(gaps) as Partial<Person>) };
}

/** Who is treated, with all that the 837 asks of them. */
function patientOf(patient: Patient, { encounter }: Bill, loop: string) {
  return {
    name: nameOf(patient, loop),
    address: addressOf(patient.address, loop),
    birthDate: needed(patient.birthDate, `DMG02 of loop ${loop}`),
    sex: patient.sex ?? encounter.patient.sex,
    deathDate: optional(patient.deathDate),
  };
}

/**
 * Loops 2000B and 2010BA, and 2000C and 2010CA when the patient is not the subscriber. A dependent's subscriber is named
 * only: the TR3 asks address, birth date and sex of a subscriber who is the patient, and of nobody else.
 */
export function insured(
  bill: Bill,
  { patient, subscriber, memberId, groupNumber }: SealedIdentity,
): Pick<x12.ProfessionalClaim, 'subscriber' | 'patient'> {
  const { relationship } = bill.encounter.patient;
  const policy = {
    groupNumber: optional(groupNumber),
    responsibility: 'P',
    filingIndicator: optional(bill.encounter.coverage?.filingIndicator) ?? KIND_UNKNOWN,
  } as const;
  const isSelf = relationship === SELF || (relationship === null && subscriber === null);
  if (isSelf) {
    const self = patientOf(withCard(patient, subscriber), bill, '2010BA');
    return { subscriber: { ...policy, ...self, memberId: needed(memberId, 'NM109 of loop 2010BA') } };
  }
  return {
    subscriber: { ...policy, ...holderOf(subscriber, memberId, policy.filingIndicator) },
    patient: {
      relationship: needed(relationship, 'PAT01 of loop 2000C'),
      ...patientOf(patient, bill, '2010CA'),
    },
  };
}

/** Loop 2010BB. */
export function payerOf({ encounter: { coverage } }: Bill): x12.Payer {
  return {
    name: needed(coverage?.payerName, 'NM103 of loop 2010BB'),
    id: needed(coverage?.payerId, 'NM109 of loop 2010BB'),
  };
}
