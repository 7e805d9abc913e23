import { procedureOn } from '@chargeline/codes';
import { isEvaluation } from '../procedure-facts.js';
import { eachLine, type Rule } from '../rule.js';

/** Units of measure of X12 005010X222A1, CTP05-1. */
const UNITS: ReadonlySet<string> = new Set(['F2', 'GR', 'ME', 'ML', 'UN']);

export const drugs: readonly Rule[] = [
  {
    id: 'NDC-001',
    severity: 'warn',
    because:
      'The drug has no National Drug Code. Medicaid always asks for it and many others do: copy it from the package.',
    source: '42 CFR 447.520; X12 005010X222A1, loop 2410, LIN03',
    broken: eachLine(({ code, serviceFrom, ndc }) => ndc === null && procedureOn(code, serviceFrom).needsNdc),
  },
  {
    id: 'NDC-002',
    severity: 'reject',
    because: 'The National Drug Code is not eleven digits. Write it 5-4-2 with leading zeros and without hyphens.',
    source: 'X12 005010X222A1, loop 2410, LIN03 (N4)',
    broken: eachLine(({ ndc }) => ndc !== null && !/^\d{11}$/.test(ndc.code)),
  },
  {
    id: 'NDC-003',
    severity: 'reject',
    because: 'The quantity of the drug is not more than zero. Enter how much was given.',
    source: 'X12 005010X222A1, loop 2410, CTP04',
    broken: eachLine(({ ndc }) => ndc !== null && !(ndc.quantity > 0)),
  },
  {
    id: 'NDC-004',
    severity: 'reject',
    because: 'The unit of the drug is not one of F2, GR, ME, ML or UN. Choose one.',
    source: 'X12 005010X222A1, loop 2410, CTP05-1',
    broken: eachLine(({ ndc }) => ndc !== null && !UNITS.has(ndc.unit)),
  },
  {
    id: 'NDC-005',
    severity: 'warn',
    because: 'A visit has a National Drug Code. Put it on the line of the drug.',
    source: 'X12 005010X222A1, loop 2410, LIN',
    broken: eachLine(({ code, ndc }) => ndc !== null && isEvaluation(code)),
  },
];
