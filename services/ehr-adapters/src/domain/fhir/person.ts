import type { Address, Person, SealedIdentity } from '@chargeline/contracts';
import { type Address as FhirAddress, FhirFault, type Identifier, type Patient as FhirPatient } from '@chargeline/fhir';
import { dateOf, dayOf, textOf } from './element.js';
import type { Node } from './graph.js';

const SEXES: Readonly<Record<string, 'F' | 'M'>> = { female: 'F', male: 'M' };
const US = new Set(['', 'US', 'USA']);

/** Who a Patient resource is: the official name and the home address first. */
export function personOf({ resource, expression }: Node<FhirPatient>): Person {
  const name = preferred(resource.name, 'official');
  const at = `${expression}.name`;
  return {
    lastName: textOf(name?.family, 60, at),
    firstName: textOf(name?.given?.[0], 35, at),
    middleName: textOf(name?.given?.[1], 25, at),
    birthDate: dayOf(resource.birthDate, `${expression}.birthDate`),
    sex: resource.gender === undefined ? null : (SEXES[resource.gender] ?? 'U'),
    address: addressOf(preferred(resource.address, 'home'), `${expression}.address`),
  };
}

export function patientIdentity(node: Node<FhirPatient>): SealedIdentity['patient'] & { medicalRecordNumber: string } {
  const { resource, expression } = node;
  const phone = resource.telecom?.find(({ system }) => system === 'phone')?.value;
  const record = typed(resource.identifier, 'MR') ?? resource.id;
  const medicalRecordNumber = textOf(record, 50, `${expression}.identifier`);
  if (medicalRecordNumber === null) {
    throw new FhirFault('The patient has neither a medical record number nor an id.', 'required', expression);
  }
  return {
    ...personOf(node),
    deathDate: deathDateOf(resource.deceasedDateTime, `${expression}.deceased`),
    medicalRecordNumber,
    accountNumber: typed(resource.identifier, 'AN') ?? null,
    phone: textOf(phone, 30, `${expression}.telecom`),
  };
}

/** A death of which only the month or the year is known is after or before no day. */
function deathDateOf(text: string | undefined, expression: string): string | null {
  const date = dateOf(text, expression);
  return date === null || date.length < 10 ? null : date;
}

/** The first identifier of a type of HL7 table 0203. */
export function typed(identifiers: readonly Identifier[] | undefined, type: string): string | undefined {
  return identifiers?.find((one) => one.type?.coding?.some(({ code }) => code === type))?.value;
}

function preferred<T extends { readonly use?: string }>(all: readonly T[] | undefined, use: string): T | undefined {
  return all?.find((one) => one.use === use) ?? all?.[0];
}

/** A whole address in the United States; null for any other, which a claim cannot carry. */
export function addressOf(address: FhirAddress | undefined, expression: string): Address | null {
  const state = address?.state?.trim().toUpperCase() ?? '';
  const zip = address?.postalCode?.trim().replace('-', '') ?? '';
  const inTheStates = US.has(address?.country?.trim().toUpperCase() ?? '');
  if (!inTheStates || !/^[A-Z]{2}$/.test(state) || !/^(?:\d{5}|\d{9})$/.test(zip)) return null;
  const line1 = textOf(address?.line?.[0], 55, expression);
  const city = textOf(address?.city, 30, expression);
  if (line1 === null || city === null) return null;
  return { line1, line2: textOf(address?.line?.[1], 55, expression), city, state, zip };
}
