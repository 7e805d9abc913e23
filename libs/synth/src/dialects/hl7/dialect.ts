import type { Insurance } from '../../visit/visit.js';

/** How a vendor writes HL7: places and spellings. */
export interface Hl7Dialect {
  readonly version: string;
  readonly visitNumber: 'PV1-19' | 'PV1-50' | 'PID-18';
  /** The part of PV1-3 that names the site: 1 point of care, 4 facility. */
  readonly site: 1 | 4;
  readonly procedure: 'FT1-25' | 'FT1-7' | 'PR1-3';
  /** How coding systems are called; an empty name leaves it to the form of the code. */
  readonly systems: { readonly CPT: string; readonly HCPCS: string; readonly ICD10CM: string };
  readonly diagnoses: 'FT1-19' | 'DG1';
  /** Whether diagnoses have a dot. */
  readonly dotted: boolean;
  /** `extended` for all units in FT1-11, `unit` in FT1-22. */
  readonly amount: 'extended' | 'unit';
  readonly relationships: Readonly<Record<Insurance['relationship'], string>>;
  /** Whether a message of charges says who is insured. */
  readonly insuranceWithCharges: boolean;
  /** MSH-15 and MSH-16: both empty ask for the original acknowledgement, AL and NE for an accept acknowledgement only. */
  readonly acknowledgements: readonly [string, string];
}

const NAMES = { self: 'SEL', spouse: 'SPO', child: 'CHD' } as const;
const NUMBERS = { self: '18', spouse: '01', child: '19' } as const;
const ORIGINAL_MODE = ['', ''] as const;

/** The dialects that synthetic practices speak, by vendor. */
export const HL7_DIALECTS: Readonly<Record<string, Hl7Dialect>> = {
  epic: {
    version: '2.5.1',
    visitNumber: 'PV1-19',
    site: 4,
    procedure: 'FT1-25',
    systems: { CPT: 'C4', HCPCS: 'HCPCS', ICD10CM: 'I10' },
    diagnoses: 'FT1-19',
    dotted: true,
    amount: 'extended',
    relationships: NAMES,
    insuranceWithCharges: true,
    acknowledgements: ORIGINAL_MODE,
  },
  cerner: {
    version: '2.3',
    visitNumber: 'PID-18',
    site: 1,
    procedure: 'FT1-7',
    systems: { CPT: 'C4', HCPCS: 'HCPCS', ICD10CM: 'I10' },
    diagnoses: 'DG1',
    dotted: true,
    amount: 'extended',
    relationships: NUMBERS,
    insuranceWithCharges: false,
    acknowledgements: ORIGINAL_MODE,
  },
  greenway: {
    version: '2.5.1',
    visitNumber: 'PV1-19',
    site: 1,
    procedure: 'PR1-3',
    systems: { CPT: 'CPT', HCPCS: 'HCPC', ICD10CM: 'ICD-10-CM' },
    diagnoses: 'FT1-19',
    dotted: false,
    amount: 'extended',
    relationships: NAMES,
    insuranceWithCharges: true,
    acknowledgements: ORIGINAL_MODE,
  },
  athena: {
    version: '2.5.1',
    visitNumber: 'PV1-50',
    site: 1,
    procedure: 'FT1-7',
    systems: { CPT: '', HCPCS: '', ICD10CM: '' },
    diagnoses: 'FT1-19',
    dotted: true,
    amount: 'unit',
    relationships: NAMES,
    insuranceWithCharges: true,
    acknowledgements: ['AL', 'NE'],
  },
};
