import { modifier } from '@chargeline/codes';
import type { ClaimLine } from '@chargeline/contracts';
import { isAddOn, isEvaluation, scheduleRow } from '../procedure-facts.js';
import { eachLine, type Rule } from '../rule.js';

const has = ({ modifiers }: ClaimLine, ...wanted: readonly string[]): boolean =>
  wanted.some((code) => modifiers.includes(code));

const PC_TC = 'Claims Processing Manual ch. 23, Addendum, PC/TC indicator';
const VISIT = 'Claims Processing Manual ch. 12 §30.6.6';

/** PC/TC indicators of services that do not have this part to bill. */
const NO_PART: readonly (readonly [id: string, part: string, indicators: string, because: string])[] = [
  [
    'MOD-020',
    '26',
    '0234579',
    'The service has no separate reading, so 26 does not belong here. Take it out, or correct the code.',
  ],
  [
    'MOD-021',
    'TC',
    '023456789',
    'The service has no separate technical part, so TC does not belong here. Take it out, or correct the code.',
  ],
];

const VISITS_ONLY: readonly (readonly [id: string, code: string, because: string])[] = [
  ['MOD-024', '24', '24 belongs to a visit, and this is none. Take it out, or correct the code.'],
  ['MOD-025', '25', '25 belongs to a visit, and this is none. Take it out, or put it on the visit of that day.'],
  ['MOD-057', '57', '57 belongs to the visit at which surgery was decided, and this is none. Take it out.'],
];

/** A visit on the day of an operation with these global days is paid only with the modifier that says why. */
const VISIT_AND_SURGERY: readonly (readonly [
  id: string,
  needed: string,
  globalDays: readonly string[],
  because: string,
])[] = [
  [
    'MOD-030',
    '25',
    ['000', '010'],
    'There is a visit and a minor procedure on one day. If the visit was more than the usual preparation, add 25.',
  ],
  [
    'MOD-031',
    '57',
    ['090'],
    'There is a visit and major surgery on one day. If surgery was decided at the visit, add 57.',
  ],
];

export const modifiers: readonly Rule[] = [
  {
    id: 'MOD-001',
    severity: 'reject',
    because: 'A modifier is not two digits or capital letters. Correct it.',
    source: 'X12 005010X222A1, loop 2400, SV101-3 to SV101-6',
    broken: eachLine(({ modifiers }) => modifiers.some((code) => !/^[0-9A-Z]{2}$/.test(code))),
  },
  {
    id: 'MOD-002',
    severity: 'warn',
    because: 'A modifier is not among those that are commonly used. Check that it exists.',
    source: '45 CFR 162.1002(c); Claims Processing Manual ch. 23 §20.3',
    broken: eachLine(({ modifiers }) =>
      modifiers.some((code) => /^[0-9A-Z]{2}$/.test(code) && modifier(code) === undefined),
    ),
  },
  {
    id: 'MOD-003',
    severity: 'reject',
    because: 'A modifier stands twice on the line. Take one out.',
    source: 'X12 005010X222A1, loop 2400, SV101-3 to SV101-6',
    broken: eachLine(({ modifiers }) => new Set(modifiers).size < modifiers.length),
  },
  ...NO_PART.map(([id, part, indicators, because]): Rule => ({
    id,
    severity: 'reject',
    because,
    source: PC_TC,
    broken: eachLine((line) => has(line, part) && indicators.includes(scheduleRow(line)?.pcTc ?? 'none')),
  })),
  ...VISITS_ONLY.map(([id, code, because]): Rule => ({
    id,
    severity: 'warn',
    because,
    source: VISIT,
    broken: eachLine((line) => has(line, code) && !isEvaluation(line.code)),
  })),
  ...VISIT_AND_SURGERY.map(([id, needed, globalDays, because]): Rule => ({
    id,
    severity: 'warn',
    because,
    source: `${VISIT}; NCCI Policy Manual ch. I §D`,
    broken: eachLine(
      (line, { claim }) =>
        isEvaluation(line.code) &&
        !has(line, needed, '24') &&
        claim.lines.some(
          (other) =>
            other.serviceFrom === line.serviceFrom && globalDays.includes(scheduleRow(other)?.globalDays ?? ''),
        ),
    ),
  })),
  {
    id: 'MOD-050',
    severity: 'reject',
    because: 'Modifier 50 already says both sides, so the units must be 1.',
    source: 'Claims Processing Manual ch. 12 §40.7',
    broken: eachLine((line) => has(line, '50') && line.units !== 1),
  },
  {
    id: 'MOD-051',
    severity: 'warn',
    because: 'An add-on is never reduced as one of several procedures. Take 51 out.',
    source: 'Claims Processing Manual ch. 12 §40.6',
    broken: eachLine((line) => has(line, '51') && isAddOn(line)),
  },
  {
    id: 'MOD-052',
    severity: 'reject',
    because: 'The code means both sides by itself, so 50 does not belong here. Take it out.',
    source: 'Claims Processing Manual ch. 23, Addendum, bilateral indicator 2; ch. 12 §40.7',
    broken: eachLine((line) => has(line, '50') && scheduleRow(line)?.bilateral === '2'),
  },
  {
    id: 'MOD-053',
    severity: 'warn',
    because: 'A visit has no side. Take the side out, or put it on the procedure.',
    source: 'NCCI Policy Manual ch. I §E',
    broken: eachLine((line) => isEvaluation(line.code) && has(line, '50', 'LT', 'RT')),
  },
  {
    id: 'MOD-080',
    severity: 'warn',
    because:
      'Medicare pays no assistant at this operation, and others often follow. Expect a denial, or take the line out.',
    source: 'Claims Processing Manual ch. 12 §20.4.3; ch. 23, Addendum, assistant indicator 1',
    broken: eachLine((line) => has(line, '80', '81', '82', 'AS') && scheduleRow(line)?.assistant === '1'),
  },
];
