import { components, element, type Segment } from '../codec/segment.js';
import type { Accident, Drug, ProfessionalClaim, ServiceLine } from './claim.js';
import { Loop, needed, oneOf, optional, present, splitAt, unreadable } from './loop.js';
import { readFacility, readProvider } from './read-parties.js';
import { centsAt, dateAt, datesAt, thousandthsAt } from './read-values.js';

/** The parties of the loops above a claim. */
export type Above = Pick<ProfessionalClaim, 'billingProvider' | 'subscriber' | 'payer' | 'patient'>;

/** Loops 2300, 2310 and 2400 of the claim that `segments` begin with. Throws the X12Error of what cannot be read. */
export function readClaim(
  clm: Segment,
  segments: readonly Segment[],
  above: Above,
  taken: Set<Segment>,
): ProfessionalClaim {
  const { head, parts } = splitAt(segments, ['LX']);
  // From the first SBR on the loops 2320 and 2330 speak of other payers.
  const ours = new Loop('2300', clm, splitAt(head, ['SBR']).head, taken);
  const own = new Loop('2300', clm, splitAt(ours.segments, ['NM1']).head, taken);
  own.need('CLM');
  const lines = parts.map((line) => readLine(line, clm, taken));
  const claim: ProfessionalClaim = present({
    ...above,
    controlNumber: needed(clm, 1),
    totalCents: centsAt(clm, 2),
    ...readPlace(clm),
    signatureOnFile: oneOf(element(clm, 6), ['Y', 'N'], clm, 6) === 'Y',
    assignment: oneOf(element(clm, 7), ['A', 'B', 'C'], clm, 7),
    benefitsAssigned: oneOf(element(clm, 8), ['Y', 'N', 'W'], clm, 8),
    release: oneOf(element(clm, 9), ['Y', 'I'], clm, 9),
    accident: readAccident(own, clm),
    onset: readDate(own, '431'),
    admission: readDate(own, '435'),
    priorAuthorization: optional(own.take('REF', 'G1'), 2),
    originalReference: optional(own.take('REF', 'F8'), 2),
    clia: optional(own.take('REF', 'X4'), 2),
    ...readDiagnoses(own.need('HI')),
    referring: readProvider(ours, 'DN', '2310A'),
    rendering: readProvider(ours, '82', '2310B'),
    facility: readFacility(ours),
    lines,
  });
  if (lines.length === 0) unreadable('missing-segment', clm, 'the claim has no LX');
  if (lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0) !== claim.totalCents) {
    unreadable('balance', clm, 'CLM02 is not the sum of the lines', 2);
  }
  return claim;
}

function readPlace(clm: Segment): Pick<ProfessionalClaim, 'placeOfService' | 'frequency'> {
  const [placeOfService = '', qualifier, frequency = ''] = components(clm, 5);
  if (placeOfService === '' || frequency === '')
    return unreadable('missing-element', clm, 'place or frequency is empty', 5);
  if (qualifier !== 'B') return unreadable('element-value', clm, 'CLM05-2 is not B', 5);
  return { placeOfService, frequency };
}

function readAccident(own: Loop, clm: Segment): Accident | undefined {
  const [cause, , , state] = components(clm, 11);
  if (cause === undefined) return undefined;
  const date = readDate(own, '439');
  return present({ cause: oneOf(cause, ['AA', 'EM', 'OA'], clm, 11), state: state || undefined, date });
}

function readDate(own: Loop, qualifier: string): string | undefined {
  const dtp = own.take('DTP', qualifier);
  return dtp === undefined ? undefined : dateAt(dtp, 3);
}

const CODE_SETS = { ABK: 'ICD-10-CM', BK: 'ICD-9-CM' } as const;
const OTHER = { 'ICD-10-CM': 'ABF', 'ICD-9-CM': 'BF' } as const;

function readDiagnoses(hi: Segment): Pick<ProfessionalClaim, 'diagnosisCodeSet' | 'diagnoses'> {
  const codes = hi.elements.map((_, index) => components(hi, index + 1));
  const codeSet = CODE_SETS[oneOf(codes[0]?.[0] ?? '', ['ABK', 'BK'], hi, 1)];
  const diagnoses = codes.map(([qualifier, code = ''], index) => {
    if (index > 0) oneOf(qualifier ?? '', [OTHER[codeSet]], hi, index + 1);
    return code === '' ? unreadable('missing-element', hi, 'the diagnosis is empty', index + 1) : code;
  });
  return { diagnosisCodeSet: codeSet, diagnoses };
}

function readLine(segments: readonly Segment[], clm: Segment, taken: Set<Segment>): ServiceLine {
  const start = segments[0] ?? clm;
  const { head, parts } = splitAt(segments, ['LIN', 'NM1', 'SVD', 'LQ']);
  const loop = new Loop('2400', start, head, taken);
  loop.need('LX');
  const sv1 = loop.need('SV1');
  const [, procedure = '', ...rest] = components(sv1, 1);
  oneOf(components(sv1, 1)[0] ?? '', ['HC'], sv1, 1);
  if (procedure === '') unreadable('missing-element', sv1, 'the procedure is empty', 1);
  const drug = parts.find(([first]) => first?.id === 'LIN');
  return present({
    procedure,
    modifiers: rest.slice(0, 4).filter((modifier) => modifier !== ''),
    chargeCents: centsAt(sv1, 2),
    unitBasis: oneOf(element(sv1, 3), ['UN', 'MJ'], sv1, 3),
    unitThousandths: thousandthsAt(sv1, 4),
    placeOfService: optional(sv1, 5),
    diagnosisPointers: components(sv1, 7).map((pointer) => readPointer(pointer, sv1)),
    ...datesAt(loop.need('DTP', '472')),
    controlNumber: optional(loop.take('REF', '6R'), 2),
    note: optional(loop.take('NTE', 'ADD'), 2),
    drug: drug?.[0] === undefined ? undefined : readDrug(new Loop('2410', drug[0], drug, taken)),
  });
}

function readPointer(text: string, sv1: Segment): number {
  return /^([1-9]|1[0-2])$/.test(text) ? Number(text) : unreadable('element-value', sv1, 'a pointer is not 1 to 12', 7);
}

function readDrug(loop: Loop): Drug {
  const lin = loop.need('LIN');
  const ctp = loop.need('CTP');
  oneOf(element(lin, 2), ['N4'], lin, 2);
  const unit = oneOf(components(ctp, 5)[0] ?? '', ['F2', 'GR', 'ME', 'ML', 'UN'], ctp, 5);
  return { ndc: needed(lin, 3), quantityThousandths: thousandthsAt(ctp, 4), unit };
}
