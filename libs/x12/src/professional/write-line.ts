import { dateOut, rangeOut } from '../codec/date.js';
import { decimalOut } from '../codec/decimal.js';
import { type ElementOut, exact, type SimpleOut, text } from '../codec/element-out.js';
import { segmentOut, type SegmentOut } from '../codec/segment-out.js';
import type { Drug, ServiceLine } from './claim.js';
import { codeOut, digitsOut } from './elements.js';

/** Ten digits with the cents: the most that an amount (element 782) may have in the HIPAA transactions. */
const MOST_CENTS = 9_999_999_999;

/** An amount of whole cents. */
export function amountOut(cents: number): SimpleOut {
  return decimalOut(cents <= MOST_CENTS ? cents : Number.NaN, 2, 10);
}

/** Loop 2400 of the line with this number, and its loop 2410. `claim` names the claim in messages. */
export function lineSegments(line: ServiceLine, number: number, claim: string): readonly SegmentOut[] {
  const loop = `2400, ${claim}`;
  const { procedure, modifiers, chargeCents, unitBasis, unitThousandths, diagnosisPointers } = line;
  const service: ElementOut = ['HC', codeOut(procedure, 5, 5), ...modifiers.map((modifier) => codeOut(modifier, 2, 2))];
  const units = decimalOut(unitThousandths, 3, 8);
  const place = codeOut(line.placeOfService, 2, 2);
  const pointers = diagnosisPointers.map(String);
  return [
    segmentOut(loop, 'LX', String(number)),
    segmentOut(loop, 'SV1', service, amountOut(chargeCents), unitBasis, units, place, '', pointers),
    serviceDate(loop, line),
    ...(line.controlNumber === undefined ? [] : [segmentOut(loop, 'REF', '6R', exact(line.controlNumber, 30))]),
    ...(line.note === undefined ? [] : [segmentOut(loop, 'NTE', 'ADD', text(line.note, 80))]),
    ...drugSegments(line.drug, `2410, ${claim}`),
  ];
}

function serviceDate(loop: string, { date, through }: ServiceLine): SegmentOut {
  if (through === undefined) return segmentOut(loop, 'DTP', '472', 'D8', dateOut(date));
  return segmentOut(loop, 'DTP', '472', 'RD8', rangeOut(date, through));
}

function drugSegments(drug: Drug | undefined, loop: string): readonly SegmentOut[] {
  if (drug === undefined) return [];
  return [
    segmentOut(loop, 'LIN', '', 'N4', digitsOut(drug.ndc, 11)),
    segmentOut(loop, 'CTP', '', '', '', decimalOut(drug.quantityThousandths, 3, 15), [drug.unit]),
  ];
}
