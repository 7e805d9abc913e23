import { isNpi } from '@chargeline/kernel';
import { type ClaimDocument, isBlank, isMedicare, type Party, placeOf } from '../claim-document.js';
import { isConsultation, within } from '../procedure-facts.js';
import { eachLine, type Rule, wholeClaim } from '../rule.js';

type Role = 'billingProvider' | 'renderingProvider' | 'referringProvider' | 'facility';

const INDEPENDENT_LABORATORY = '81';

const isPostOfficeBox = (line: string | null): boolean =>
  /\b(?:p\.?\s*o\.?|post\s+office)\s*box\b|\bpob\b|\block\s*box\b/i.test(line ?? '');

/** Diagnostic imaging and laboratory tests, which somebody must have ordered. */
const isOrdered = within([
  ['70010', '76999'],
  ['78012', '78999'],
  ['80047', '89398'],
]);

/** The same question about a provider of each role; an absent provider is not asked. */
const ofRole = (
  severity: Rule['severity'],
  source: string,
  isWrong: (party: Party) => boolean,
  rows: readonly (readonly [id: string, role: Role, because: string])[],
): readonly Rule[] =>
  rows.map(([id, role, because]) => ({
    id,
    severity,
    because,
    source,
    broken: wholeClaim(({ encounter: { [role]: party } }) => party !== null && isWrong(party)),
  }));

const hasNoReferrer = ({ encounter }: ClaimDocument): boolean => encounter.referringProvider === null;

export const providers: readonly Rule[] = [
  ...ofRole(
    'reject',
    '45 CFR 162.406 (ten digits, the last a check digit)',
    ({ npi }) => !isBlank(npi) && !isNpi(npi!),
    [
      [
        'PRV-001',
        'billingProvider',
        'The NPI of the billing provider is not an NPI: its digits do not check. Correct it.',
      ],
      [
        'PRV-002',
        'renderingProvider',
        'The NPI of the rendering provider is not an NPI: its digits do not check. Correct it.',
      ],
      [
        'PRV-003',
        'referringProvider',
        'The NPI of the referring provider is not an NPI: its digits do not check. Correct it.',
      ],
      ['PRV-004', 'facility', 'The NPI of the service facility is not an NPI: its digits do not check. Correct it.'],
    ],
  ),
  ...ofRole(
    'reject',
    '26 CFR 301.6109-1; X12 005010X222A1, loop 2010AA, REF02',
    ({ taxId }) => !isBlank(taxId) && (!/^\d{9}$/.test(taxId!) || taxId === '000000000'),
    [
      [
        'PRV-005',
        'billingProvider',
        'The tax id of the billing provider is not nine digits. Enter it without hyphens.',
      ],
    ],
  ),
  ...ofRole(
    'reject',
    'X12 005010X222A1, PRV03 (NUCC health care provider taxonomy)',
    ({ taxonomy }) => !isBlank(taxonomy) && !/^\d{3}[0-9A-Z]{6}X$/.test(taxonomy!),
    [
      [
        'PRV-006',
        'billingProvider',
        'The specialty of the billing provider is not formed like a taxonomy code: ten characters, X at the end. Correct it.',
      ],
      [
        'PRV-007',
        'renderingProvider',
        'The specialty of the rendering provider is not formed like a taxonomy code: ten characters, X at the end. Correct it.',
      ],
    ],
  ),
  ...ofRole(
    'reject',
    'X12 005010X222A1, loop 2010AA, N301 and N302: a street address',
    ({ address }) => isPostOfficeBox(address?.line1 ?? null) || isPostOfficeBox(address?.line2 ?? null),
    [
      [
        'PRV-008',
        'billingProvider',
        'The billing address is a post office or lock box. Enter the street; a box is for payments (pay-to address).',
      ],
    ],
  ),
  ...ofRole(
    'reject',
    'X12 005010X222A1, N402 and N403',
    ({ address }) =>
      address !== null &&
      ((!isBlank(address.state) && !/^[A-Z]{2}$/.test(address.state)) ||
        (!isBlank(address.zip) && !/^\d{5}(?:\d{4})?$/.test(address.zip))),
    [
      [
        'PRV-009',
        'billingProvider',
        'State or ZIP code of the billing provider is malformed: two letters, five or nine digits. Correct it.',
      ],
      [
        'PRV-010',
        'facility',
        'State or ZIP code of the service facility is malformed: two letters, five or nine digits. Correct it.',
      ],
    ],
  ),
  ...ofRole(
    'warn',
    'X12 005010X222A1, loops 2010AA and 2310C, N403: nine digits',
    ({ address }) => /^\d{5}$/.test(address?.zip ?? ''),
    [
      [
        'PRV-011',
        'billingProvider',
        'The ZIP code of the billing provider has five digits where nine are asked for. Add the last four.',
      ],
      [
        'PRV-012',
        'facility',
        'The ZIP code of the service facility has five digits where nine are asked for. Add the last four.',
      ],
    ],
  ),
  ...ofRole('reject', 'X12 005010X222A1, loop 2310C, N3 and N4', ({ address }) => address === null, [
    [
      'PRV-013',
      'facility',
      'The service facility has no address. Enter it, or leave the facility out when it is where you bill from.',
    ],
  ]),
  ...ofRole('reject', 'X12 005010X222A1, loop 2310B, NM109; 45 CFR 162.410', ({ npi }) => isBlank(npi), [
    ['PRV-014', 'renderingProvider', 'The rendering provider has no NPI. Enter it.'],
  ]),
  ...ofRole('warn', '42 CFR 424.507; X12 005010X222A1, loop 2310A, NM109', ({ npi }) => isBlank(npi), [
    ['PRV-015', 'referringProvider', 'The referring provider has no NPI. Look it up in NPPES.'],
  ]),
  {
    id: 'PRV-016',
    severity: 'warn',
    because: 'An organization bills and nobody is named who did the work. Name the rendering provider.',
    source: 'X12 005010X222A1, loop 2310B; Claims Processing Manual ch. 26 §10.4, item 24J',
    broken: wholeClaim(
      (document) =>
        document.encounter.billingProvider?.entity === 'organization' &&
        document.encounter.renderingProvider === null &&
        !document.claim.lines.every((line) => placeOf(line, document) === INDEPENDENT_LABORATORY),
    ),
  },
  {
    id: 'PRV-017',
    severity: 'warn',
    because: 'A consultation was asked for by somebody. Name the referring provider.',
    source: 'X12 005010X222A1, loop 2310A; Claims Processing Manual ch. 26 §10.4, item 17',
    broken: eachLine(({ code }, document) => isConsultation(code) && hasNoReferrer(document)),
  },
  {
    id: 'PRV-018',
    severity: 'warn',
    because: 'Medicare pays tests only when the ordering provider is named. Name the referring or ordering provider.',
    source: '42 CFR 410.32(a); Claims Processing Manual ch. 26 §10.4, item 17',
    broken: eachLine(({ code }, document) => isMedicare(document) && isOrdered(code) && hasNoReferrer(document)),
  },
  {
    id: 'PRV-019',
    severity: 'warn',
    because: 'Medicaid programs find a provider by NPI and specialty. Enter the taxonomy code of the billing provider.',
    source: 'X12 005010X222A1, loop 2000A, PRV03',
    broken: wholeClaim(
      ({ encounter: { coverage, billingProvider } }) =>
        coverage?.filingIndicator === 'MC' && billingProvider !== null && isBlank(billingProvider.taxonomy),
    ),
  },
];
