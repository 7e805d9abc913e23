/**
 * How one vendor's HL7 v2 says what we need. In each list the first place that holds something counts.
 * Places of a charge are fields of its FT1, or of the PR1 that follows it.
 */
export interface Hl7Profile {
  readonly vendor: string;
  readonly visitNumber: readonly string[];
  readonly procedure: readonly ChargePlace[];
  readonly modifiers: readonly ChargePlace[];
  /** `DG1` points each charge to the message's diagnoses, the first four. */
  readonly chargeDiagnoses: readonly (ChargePlace | 'DG1')[];
}

export type ChargePlace = `${'FT1' | 'PR1'}-${number}`;

const profiles: readonly Hl7Profile[] = [
  {
    vendor: 'epic',
    visitNumber: ['PV1-19.1'],
    procedure: ['FT1-25'],
    modifiers: ['FT1-26'],
    chargeDiagnoses: ['FT1-19'],
  },
  {
    vendor: 'cerner',
    visitNumber: ['PID-18.1'],
    procedure: ['FT1-7'],
    modifiers: ['FT1-26'],
    chargeDiagnoses: ['DG1'],
  },
  {
    vendor: 'greenway',
    visitNumber: ['PV1-19.1'],
    procedure: ['PR1-3'],
    modifiers: ['PR1-16'],
    chargeDiagnoses: ['FT1-19'],
  },
  {
    vendor: 'athena',
    visitNumber: ['PV1-50.1'],
    procedure: ['FT1-7'],
    modifiers: ['FT1-26'],
    chargeDiagnoses: ['FT1-19'],
  },
  {
    vendor: 'generic',
    visitNumber: ['PV1-19.1', 'PV1-50.1', 'PID-18.1'],
    procedure: ['FT1-25', 'PR1-3', 'FT1-7'],
    modifiers: ['FT1-26', 'PR1-16'],
    chargeDiagnoses: ['FT1-19', 'DG1'],
  },
];

export const PROFILES: ReadonlyMap<string, Hl7Profile> = new Map(profiles.map((profile) => [profile.vendor, profile]));
