import { writeHl7, MSH_DELIMITERS, type SegmentValue } from '@chargeline/hl7';
import type { SourceDirectory } from '@chargeline/contracts';

/** The clinic of all stories: one source that speaks the epic dialect, one that speaks FHIR. */
export const sources: SourceDirectory = {
  sources: ['epic', 'fhir'].map((vendor) => ({
    id: `main-street-${vendor}`,
    tenantId: 'main-street',
    vendor,
    sendingApplication: vendor === 'epic' ? 'EPIC' : '-',
    sendingFacility: 'MAIN',
    processingIds: ['P'],
    billingProvider: {
      entity: 'organization',
      name: 'Main Street Clinic',
      firstName: null,
      npi: '1234567893',
      taxId: '251234567',
      taxIdKind: 'EI',
      taxonomy: '207Q00000X',
      clia: null,
      address: { line1: '100 Main Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152131234' },
    },
    facilities: [
      {
        names: ['OFFICE'],
        placeOfService: '11',
        provider: {
          entity: 'organization',
          name: 'Main Street Clinic',
          firstName: null,
          npi: '1234567893',
          taxId: null,
          taxIdKind: null,
          taxonomy: null,
          clia: null,
          address: { line1: '100 Main Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152131234' },
        },
      },
    ],
    payers: [{ names: ['ACME', 'Acme Health'], payerId: '60054', payerName: 'ACME HEALTH', filingIndicator: 'CI' }],
  })),
};

export interface Visit {
  readonly number: string;
  readonly controlId: string;
  readonly attendingNpi?: string;
  readonly code?: string;
  readonly modifiers?: readonly string[];
  readonly trigger?: 'ADT^A04' | 'DFT^P03';
}

const header = ({ controlId, trigger = 'DFT^P03' }: Visit): SegmentValue => [
  'MSH',
  ...MSH_DELIMITERS,
  'EPIC',
  'MAIN',
  'CHARGELINE',
  'BILLING',
  '20250602100500',
  '',
  trigger.split('^'),
  controlId,
  'P',
  '2.5.1',
];

/** An office visit of one patient on 2 June 2025, in the epic dialect: registration, or one charge of 150.00. */
export function message(visit: Visit): Buffer {
  const { number, attendingNpi = '1003000126', code = '99213', modifiers = [], trigger = 'DFT^P03' } = visit;
  const location: SegmentValue[number] = ['OFFICE'];
  const pv1: SegmentValue = [
    'PV1',
    '1',
    'O',
    location,
    '',
    '',
    '',
    [attendingNpi, 'Welby', 'Marcus'],
    ...Array<string>(11).fill(''),
    number,
  ];
  const charge: SegmentValue = [
    'FT1',
    '1',
    `${number}-1`,
    '',
    '20250602',
    '20250602',
    'CG',
    'OV',
    '',
    '',
    '1',
    '150.00',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    ['J06.9'],
    [attendingNpi, 'Welby', 'Marcus'],
    '',
    '',
    '',
    '',
    [code, '', 'C4'],
    { repetitions: modifiers },
  ];
  const insurance: SegmentValue = [
    'IN1',
    '1',
    'ACME',
    'ACME',
    'Acme Health',
    ...Array<string>(11).fill(''),
    ['Canarybird', 'Ann'],
    'SEL',
    '19800105',
    ['12 Elm Street', '', 'Pittsburgh', 'PA', '15213'],
    ...Array<string>(16).fill(''),
    `MBR-${number}`,
  ];
  return writeHl7([
    header(visit),
    [
      'PID',
      '1',
      '',
      [`MRN-${number}`],
      '',
      ['Canarybird', 'Ann'],
      '',
      '19800105',
      'F',
      '',
      '',
      ['12 Elm Street', '', 'Pittsburgh', 'PA', '15213'],
    ],
    pv1,
    ...(trigger === 'DFT^P03' ? [charge] : []),
    ['DG1', '1', '', ['J06.9', '', 'I10']],
    insurance,
  ]);
}

/** What must never be seen outside of sealed blocks and 837 files; long enough not to stand in a sealed block by chance. */
export const canaries = ['Canarybird', '19800105', '1980-01-05', '12 Elm Street', 'MRN-V', 'MBR-V'];
