import type { EncounterSource, SourceDirectory } from '@chargeline/contracts';

/** Stands in for the clinic that runs the line, until a source directory of its own is given. The NPI is the one of CMS's examples. */
const EXAMPLE_CLINIC: EncounterSource['billingProvider'] = {
  entity: 'organization',
  name: 'Example Clinic',
  firstName: null,
  npi: '1234567893',
  taxId: '991000099',
  taxIdKind: 'EI',
  taxonomy: '261QM1300X',
  clia: '39D0000001',
  address: { line1: '1 Example Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152130001' },
};

const source = (id: string, vendor: string): EncounterSource => ({
  id,
  tenantId: 'default',
  vendor,
  sendingApplication: '*',
  sendingFacility: '*',
  processingIds: ['P'],
  billingProvider: EXAMPLE_CLINIC,
  facilities: [],
  payers: [],
});

/** Takes HL7 v2 from anybody, and FHIR, for one tenant. */
export const DEFAULT_SOURCES: SourceDirectory = { sources: [source('hl7', 'generic'), source('fhir', 'fhir')] };
