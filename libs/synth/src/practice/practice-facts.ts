import type { Town } from '../people/person.js';
import type { SpecialtyName } from '../specialties/specialties.js';
import type { BundleStyle, Practice, Site } from './practice.js';

type SiteFact = readonly [id: string, name: string, placeOfService: Site['placeOfService'], street: string, Town];

/** A practice in the words of this table; numbers and clinicians are made from it. */
export interface PracticeFact extends Pick<
  Practice,
  'id' | 'tenantId' | 'vendor' | 'letter' | 'door' | 'sendingApplication' | 'sendingFacility' | 'towns'
> {
  readonly name: string;
  readonly taxId: string;
  /** How it writes bundles, where its door takes them. */
  readonly bundles?: BundleStyle;
  /** The first is the main office: bills come from there. */
  readonly sites: readonly [SiteFact, ...SiteFact[]];
  readonly payers: readonly string[];
  readonly specialties: readonly SpecialtyName[];
}

const town = (city: string, state: string, zip: string): Town => ({ city, state, zip });

/** Two tenants with three practices each. Towns of sites are among those whose Medicare locality is known. */
export const PRACTICE_FACTS: readonly PracticeFact[] = [
  {
    id: 'riverbend-epic',
    tenantId: 'riverbend',
    vendor: 'epic',
    letter: 'E',
    door: 'mllp',
    sendingApplication: 'EPIC',
    sendingFacility: 'RIVERBEND',
    name: 'Riverbend Medical Group',
    taxId: '991000011',
    sites: [
      ['RB-OAKLAND', 'Riverbend Oakland Office', '11', '100 Terrace Street', town('Pittsburgh', 'PA', '15213')],
      ['RB-NORTH', 'Riverbend North Hospital', '22', '320 East Shore Avenue', town('Pittsburgh', 'PA', '15212')],
      ['RB-NORTH-ED', 'Riverbend North Emergency', '23', '322 East Shore Avenue', town('Pittsburgh', 'PA', '15212')],
    ],
    payers: [
      'medicare-east',
      'medicaid-east',
      'blue-lantern',
      'harbor-mutual',
      'copperline',
      'greenfield',
      'crossroads',
    ],
    specialties: ['family', 'cardiology', 'emergency'],
    towns: [town('Pittsburgh', 'PA', '15206'), town('Bethel Park', 'PA', '15102'), town('Wexford', 'PA', '15090')],
  },
  {
    id: 'riverbend-cerner',
    tenantId: 'riverbend',
    vendor: 'cerner',
    letter: 'C',
    door: 'mllp',
    sendingApplication: 'MILLENNIUM',
    sendingFacility: 'RIVERBENDNY',
    name: 'Riverbend New York Physicians',
    taxId: '991000022',
    sites: [
      ['NYOFF', 'Riverbend Kips Bay Office', '11', '401 Second Avenue', town('New York', 'NY', '10016')],
      ['NYHOSP', 'Riverbend Harlem Hospital', '22', '7 Lenox Terrace', town('New York', 'NY', '10037')],
      ['NYED', 'Riverbend Harlem Emergency', '23', '9 Lenox Terrace', town('New York', 'NY', '10037')],
    ],
    payers: ['medicare-east', 'medicaid-east', 'blue-heron', 'harbor-mutual', 'summit-employers', 'crossroads'],
    specialties: ['family', 'gastroenterology', 'orthopedics', 'emergency'],
    towns: [town('New York', 'NY', '10025'), town('Brooklyn', 'NY', '11215'), town('Yonkers', 'NY', '10701')],
  },
  {
    id: 'riverbend-fhir',
    tenantId: 'riverbend',
    vendor: 'fhir',
    letter: 'R',
    door: 'fhir',
    sendingApplication: 'FHIR',
    sendingFacility: 'RIVERBENDPHL',
    bundles: { type: 'collection', charges: 'ChargeItem', base: 'https://fhir.riverbend.example' },
    name: 'Riverbend Philadelphia Associates',
    taxId: '991000033',
    sites: [
      ['phl-walnut', 'Riverbend Walnut Street', '11', '3400 Walnut Row', town('Philadelphia', 'PA', '19104')],
      ['phl-south', 'Riverbend South Hospital', '22', '1500 Reed Terrace', town('Philadelphia', 'PA', '19146')],
    ],
    payers: ['medicare-east', 'medicaid-east', 'blue-lantern', 'copperline', 'greenfield', 'crossroads'],
    specialties: ['family', 'cardiology', 'pediatrics'],
    towns: [town('Philadelphia', 'PA', '19147'), town('Ardmore', 'PA', '19003')],
  },
  {
    id: 'northlight-greenway',
    tenantId: 'northlight',
    vendor: 'greenway',
    letter: 'G',
    door: 'mllp',
    sendingApplication: 'PRIMESUITE',
    sendingFacility: 'NORTHLIGHT',
    name: 'Northlight Community Clinic',
    taxId: '991000044',
    sites: [
      ['MAIN', 'Northlight Main Clinic', '11', '500 Fourth Avenue', town('Anchorage', 'AK', '99501')],
      ['WALKIN', 'Northlight Urgent Care', '20', '88 Tudor Way', town('Anchorage', 'AK', '99507')],
    ],
    payers: ['medicare-west', 'medicaid-west', 'blue-heron', 'prairie-care', 'summit-employers', 'crossroads'],
    specialties: ['family', 'pediatrics', 'urgent'],
    towns: [town('Anchorage', 'AK', '99504'), town('Palmer', 'AK', '99645')],
  },
  {
    id: 'northlight-athena',
    tenantId: 'northlight',
    vendor: 'athena',
    letter: 'A',
    door: 'hl7-http',
    sendingApplication: 'ATHENANET',
    sendingFacility: 'NORTHLIGHTTX',
    name: 'Northlight Houston Specialists',
    taxId: '991000055',
    sites: [
      ['HOU1', 'Northlight Bayou Office', '11', '900 Bayou Street', town('Houston', 'TX', '77002')],
      ['HOU2', 'Northlight Medical Center', '22', '6500 Fannin Row', town('Houston', 'TX', '77030')],
    ],
    payers: [
      'medicare-west',
      'medicaid-west',
      'copperline',
      'harbor-mutual',
      'prairie-care',
      'blue-heron',
      'crossroads',
    ],
    specialties: ['family', 'obstetrics', 'gastroenterology', 'orthopedics'],
    towns: [town('Houston', 'TX', '77004'), town('Pearland', 'TX', '77581')],
  },
  {
    id: 'northlight-fhir',
    tenantId: 'northlight',
    vendor: 'fhir',
    letter: 'N',
    door: 'fhir',
    sendingApplication: 'FHIR',
    sendingFacility: 'NORTHLIGHTDAL',
    bundles: { type: 'transaction', charges: 'Claim', base: 'https://fhir.northlight.example' },
    name: 'Northlight Dallas Therapy and Care',
    taxId: '991000066',
    sites: [
      ['dal-main', 'Northlight Main Street', '11', '1200 Main Row', town('Dallas', 'TX', '75201')],
      ['dal-walkin', 'Northlight Dallas Walk-in', '20', '1204 Main Row', town('Dallas', 'TX', '75202')],
    ],
    payers: ['medicare-west', 'medicaid-west', 'summit-employers', 'harbor-mutual', 'greenfield', 'crossroads'],
    specialties: ['family', 'behavioral', 'therapy', 'urgent'],
    towns: [town('Dallas', 'TX', '75204'), town('Garland', 'TX', '75040')],
  },
];
