/** Fields of a segment by their HL7 number, as they stand on the wire. */
export type Written = Readonly<Record<number, string>>;

/** A segment of these fields; of MSH, field 2 and what follows. */
export function segment(name: string, fields: Written): string {
  const last = Math.max(0, ...Object.keys(fields).map(Number));
  const from = name === 'MSH' ? 2 : 1;
  return [name, ...Array.from({ length: last - from + 1 }, (_, at) => fields[at + from] ?? '')].join('|');
}

/** An FT1, and the PR1 that follow it. */
export type Charged = Written & { readonly procedures?: readonly Written[] };

/** Segments by name; a list for a segment that repeats. Order: MSH, PID, PV1, FT1 with its PR1, DG1, GT1, IN1. */
export interface Visit {
  readonly MSH?: Written;
  readonly PID?: Written | null;
  readonly PV1?: Written | null;
  readonly charges?: readonly Charged[];
  readonly DG1?: readonly Written[];
  readonly GT1?: Written;
  readonly IN1?: readonly Written[];
}

export const HEADER: Written = {
  2: '^~\\&',
  3: 'EHR',
  4: 'CLINIC',
  5: 'CHARGELINE',
  6: 'HUB',
  7: '20250602101500',
  9: 'DFT^P03^DFT_P03',
  10: 'MSG1',
  11: 'P',
  12: '2.5.1',
};

export const PERSON: Written = {
  1: '1',
  3: 'MRN-CANARY^^^CLINIC^MR~999^^^X',
  5: 'Canarybird^Jane^Quinn',
  7: '19780214',
  8: 'F',
  11: '1 Canary Lane^Apt 2^Pittsburgh^PA^15213-4001^USA',
  13: '412-555-0100',
};

export const STAY: Written = {
  1: '1',
  2: 'O',
  3: 'MAIN^1^A^NORTH',
  7: '1234567893^Smith^Ann',
  8: '1993999998^Jones^Bob',
  19: 'VISIT-CANARY',
  44: '20250602090000',
  45: '20250602094500',
};

export const CHARGE: Written = {
  1: '1',
  2: 'T1',
  4: '20250602',
  6: 'CG',
  7: 'LOCAL1',
  10: '2',
  11: '150.00',
  19: 'E11.9^^I10~I10^^I10',
  25: '99213^^C4',
  26: '25~59',
};

export const INSURED: Written = {
  1: '1',
  2: 'PPO1',
  3: '60054',
  4: 'Some Payer',
  8: 'GRP-CANARY',
  14: 'AUTH7',
  16: 'Canarybird^John',
  17: 'SPO',
  18: '19760101',
  19: '1 Canary Lane^^Pittsburgh^PA^15213',
  36: 'MEMBER-CANARY',
  43: 'M',
};

export const DIAGNOSES: readonly Written[] = [
  { 1: '1', 3: 'E11.9^^I10' },
  { 1: '2', 3: 'I10^^I10' },
];

/** A DFT^P03 as Epic writes it, changed by what a test says; `null` leaves the segment out. */
export function message(changed: Visit = {}): string {
  const { MSH, PID = PERSON, PV1 = STAY, charges = [CHARGE], DG1 = DIAGNOSES, GT1, IN1 = [INSURED] } = changed;
  const groups = charges.flatMap(({ procedures = [], ...ft1 }: Charged) => [
    segment('FT1', ft1),
    ...procedures.map((procedure) => segment('PR1', procedure)),
  ]);
  const lines = [
    segment('MSH', { ...HEADER, ...MSH }),
    ...(PID === null ? [] : [segment('PID', PID)]),
    ...(PV1 === null ? [] : [segment('PV1', PV1)]),
    ...groups,
    ...DG1.map((one) => segment('DG1', one)),
    ...(GT1 === undefined ? [] : [segment('GT1', GT1)]),
    ...IN1.map((one) => segment('IN1', one)),
  ];
  return lines.map((line) => `${line}\r`).join('');
}
