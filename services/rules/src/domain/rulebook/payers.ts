import { isMedicare } from '../claim-document.js';
import { scheduleRow } from '../procedure-facts.js';
import { eachLine, type Rule, wholeClaim } from '../rule.js';

/** Individual relationship codes of the 837 (X12 005010X222A1, SBR02 and PAT01). */
const RELATIONSHIPS: ReadonlySet<string> = new Set(['01', '18', '19', '20', '21', '39', '40', '53', 'G8']);

/** Programs that insure each person alone, so that the patient is the subscriber. */
const INSURES_EACH_ALONE: readonly (readonly [
  id: string,
  filing: string,
  severity: Rule['severity'],
  because: string,
])[] = [
  ['PAY-002', 'MB', 'reject', 'In Medicare everyone is insured alone. Enter the patient as the subscriber.'],
  [
    'PAY-003',
    'MC',
    'warn',
    'In Medicaid nearly everyone is insured alone. Check that the patient is not the subscriber.',
  ],
];

type StatusRow = readonly [
  id: string,
  status: string,
  severity: Rule['severity'],
  spared: readonly string[],
  because: string,
];

/** Status codes of the fee schedule that Medicare does not pay, and the modifiers that say the clinic knows. */
const STATUS: readonly StatusRow[] = [
  [
    'PAY-010',
    'I',
    'reject',
    [],
    'Medicare does not use this code and has another for the service (for a consultation, the visit). Choose that one.',
  ],
  [
    'PAY-011',
    'N',
    'warn',
    ['GA', 'GX', 'GY', 'GZ'],
    'Medicare never covers this. Bill the patient, or add GY for a denial that another insurer asks for.',
  ],
  [
    'PAY-012',
    'B',
    'warn',
    ['GY'],
    'Medicare pays this as part of other services and never by itself. Take the line out, or expect nothing for it.',
  ],
];

/** A category II code reports quality and is sent to Medicare all the same. */
const onlyReports = (code: string): boolean => code.endsWith('F');

export const payers: readonly Rule[] = [
  {
    id: 'PAY-001',
    severity: 'warn',
    because: 'Medicare Part A takes no professional claims. Choose Part B as the kind of insurance.',
    source: 'Claims Processing Manual ch. 1 §10; X12 005010X222A1, SBR09',
    broken: wholeClaim(({ encounter }) => encounter.coverage?.filingIndicator === 'MA'),
  },
  ...INSURES_EACH_ALONE.map(([id, filing, severity, because]): Rule => ({
    id,
    severity,
    because,
    source: 'X12 005010X222A1, loop 2000B, SBR02',
    broken: wholeClaim(
      ({ encounter: { coverage, patient } }) =>
        coverage?.filingIndicator === filing && (patient.relationship ?? '18') !== '18',
    ),
  })),
  {
    id: 'PAY-004',
    severity: 'reject',
    because:
      'How the patient is related to the subscriber is not one of the list. Choose self, spouse, child or other.',
    source: 'X12 005010X222A1, loop 2000B, SBR02, and loop 2000C, PAT01',
    broken: wholeClaim(({ encounter }) => !RELATIONSHIPS.has(encounter.patient.relationship ?? '18')),
  },
  {
    id: 'PAY-005',
    severity: 'reject',
    because: 'Medicare Part B takes no replacements or voids by claim. Ask for a reopening, or send a new original.',
    source: 'CMS 837P companion guide for Part B, CLM05-3; Claims Processing Manual ch. 34',
    broken: wholeClaim((document) => isMedicare(document) && document.claim.frequency !== '1'),
  },
  ...STATUS.map(([id, status, severity, spared, because]): Rule => ({
    id,
    severity,
    because,
    source: `Claims Processing Manual ch. 23, Addendum, status code ${status}`,
    broken: eachLine(
      (line, document) =>
        isMedicare(document) &&
        !onlyReports(line.code) &&
        !line.modifiers.some((code) => spared.includes(code)) &&
        scheduleRow(line)?.status === status,
    ),
  })),
];
