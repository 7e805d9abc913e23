import type { CodeableConcept, Coding, Identifier } from './datatypes.js';

/** Code and identifier systems by the URIs that senders use for them, the official one first. */
export const SYSTEMS = {
  icd10cm: ['http://hl7.org/fhir/sid/icd-10-cm', 'urn:oid:2.16.840.1.113883.6.90'],
  cpt: ['http://www.ama-assn.org/go/cpt', 'urn:oid:2.16.840.1.113883.6.12'],
  hcpcs: [
    'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
    'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
    'http://terminology.hl7.org/CodeSystem/HCPCS',
    'https://bluebutton.cms.gov/resources/codesystem/hcpcs',
    'urn:oid:2.16.840.1.113883.6.285',
  ],
  snomed: ['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'],
  ndc: ['http://hl7.org/fhir/sid/ndc', 'urn:oid:2.16.840.1.113883.6.69'],
  placeOfService: [
    'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
    'https://www.cms.gov/Medicare/Coding/place-of-service-codes',
    'http://terminology.hl7.org/CodeSystem/ex-serviceplace',
  ],
  revenue: ['https://www.nubc.org/CodeSystem/RevenueCodes'],
  taxonomy: ['http://nucc.org/provider-taxonomy', 'urn:oid:2.16.840.1.113883.6.101'],
  npi: ['http://hl7.org/fhir/sid/us-npi', 'urn:oid:2.16.840.1.113883.4.6'],
  ein: ['urn:oid:2.16.840.1.113883.4.4'],
  clia: ['urn:oid:2.16.840.1.113883.4.7'],
} as const;

export type CodeSystem = keyof typeof SYSTEMS;

/** The first coding of a concept in a system, null when it has none with a code. The code is given as sent. */
export function codingOf(
  concept: CodeableConcept | undefined,
  system: CodeSystem,
): (Coding & { readonly code: string }) | null {
  for (const coding of concept?.coding ?? []) {
    const { code } = coding;
    if (isOf(system, coding.system) && code !== undefined && code !== '') return { ...coding, code };
  }
  return null;
}

/** The first identifier of a system, null when there is none with a value. */
export function identifierOf(identifiers: readonly Identifier[] | undefined, system: CodeSystem): string | null {
  return identifiers?.find((one) => isOf(system, one.system) && (one.value ?? '') !== '')?.value ?? null;
}

function isOf(system: CodeSystem, uri: string | undefined): boolean {
  const uris: readonly string[] = SYSTEMS[system];
  return uri !== undefined && uris.includes(uri);
}
