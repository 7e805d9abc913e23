import { modifier, placeOfService } from '@chargeline/codes';
import type { ClaimLine } from '@chargeline/contracts';
import { isBlank, isMedicare, placeOf } from '../claim-document.js';
import { within } from '../procedure-facts.js';
import { eachLine, type Rule } from '../rule.js';

const TELEHEALTH_PLACES = ['02', '10'];

/** FR says that the supervisor is elsewhere, not the patient. */
const isTelehealth = ({ modifiers }: ClaimLine): boolean =>
  modifiers.some((code) => modifier(code)?.kind === 'telehealth' && code !== 'FR');

type Ranges = Parameters<typeof within>[0];

/** Visits that happen in some places only. */
const VISITS: readonly (readonly [id: string, ranges: Ranges, places: string, because: string, source: string])[] = [
  [
    'POS-010',
    [['99281', '99285']],
    '23',
    'The code is for an emergency room, and the place is another. Correct the code or the place.',
    'Claims Processing Manual ch. 12 §30.6.11',
  ],
  [
    'POS-011',
    [['99221', '99239']],
    '02 19 21 22 23 25 26 51 52 61',
    'The code is for a hospital stay, and the place is no hospital. Correct the code or the place.',
    'Claims Processing Manual ch. 12 §30.6.9',
  ],
  [
    'POS-012',
    [['99304', '99316']],
    '02 31 32 54 56 61',
    'The code is for a nursing facility, and the place is none. Correct the code or the place.',
    'Claims Processing Manual ch. 12 §30.6.13',
  ],
  [
    'POS-013',
    [['99341', '99350']],
    '02 04 10 12 13 14 16 33 54 55 56',
    'The code is for a visit at home or in a residence, and the place is none. Correct the code or the place.',
    'Claims Processing Manual ch. 12 §30.6.14',
  ],
];

export const places: readonly Rule[] = [
  {
    id: 'POS-001',
    severity: 'reject',
    because: 'The place of service is not one of the list. Choose the two digits of where it was done.',
    source: 'Claims Processing Manual ch. 26 §10.5',
    broken: eachLine((line, document) => {
      const place = placeOf(line, document);
      return !isBlank(place) && placeOfService(place) === undefined;
    }),
  },
  {
    id: 'POS-002',
    severity: 'warn',
    because:
      'Medicare does not adjudicate professional claims of this place. Choose another place, or bill the program that does.',
    source: 'Claims Processing Manual ch. 26 §10.5',
    broken: eachLine(
      (line, document) => isMedicare(document) && placeOfService(placeOf(line, document))?.rate === 'not-applicable',
    ),
  },
  {
    id: 'POS-003',
    severity: 'warn',
    because: 'The place says telehealth, and no modifier says how. Most payers other than Medicare want 95, 93 or GT.',
    source: 'Claims Processing Manual ch. 12 §190.6 (Medicare needs the place only)',
    broken: eachLine(
      (line, document) =>
        !isMedicare(document) && TELEHEALTH_PLACES.includes(placeOf(line, document)) && !isTelehealth(line),
    ),
  },
  {
    id: 'POS-004',
    severity: 'warn',
    because: 'A modifier says telehealth, and the place does not. Use place 02 or 10, or take the modifier out.',
    source: 'Claims Processing Manual ch. 12 §190.6; ch. 26 §10.5',
    broken: eachLine((line, document) => isTelehealth(line) && !TELEHEALTH_PLACES.includes(placeOf(line, document))),
  },
  ...VISITS.map(([id, ranges, allowed, because, source]): Rule => {
    const isVisit = within(ranges);
    const places = new Set(allowed.split(' '));
    return {
      id,
      severity: 'warn',
      because,
      source,
      broken: eachLine((line, document) => isVisit(line.code) && !places.has(placeOf(line, document))),
    };
  }),
];
