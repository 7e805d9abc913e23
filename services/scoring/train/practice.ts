/** One kind of service that the invented practice gives. Weights and chances are assumptions, not measurements. */
export interface Service {
  readonly name: string;
  readonly weight: number;
  readonly places: readonly string[];
  /** The first line is one of these. */
  readonly main: readonly string[];
  /** Each further line is one of these. */
  readonly beside: readonly string[];
  /** The chance of each further line, up to `mostLines`. */
  readonly besideChance: number;
  readonly mostLines: number;
  /** Payers want these of such a service. */
  readonly wants: { readonly referral: boolean; readonly authorization: boolean };
}

const NOTHING = { referral: false, authorization: false };
const DRUGS = ['J0897', 'J0885', 'J0717', 'J0585', 'J0696', 'J0129'];

export const SERVICES: readonly Service[] = [
  {
    name: 'office visit',
    weight: 44,
    places: ['11'],
    main: ['99202', '99203', '99204', '99212', '99213', '99214', '99215'],
    beside: ['36415', '93000', '96372', '81002', '85025', '90471', '20610'],
    besideChance: 0.3,
    mostLines: 5,
    wants: NOTHING,
  },
  {
    name: 'hospital visit',
    weight: 8,
    places: ['21', '22', '23'],
    main: ['99222', '99223', '99232', '99233', '99283', '99284', '99285'],
    beside: ['93010', '12001', '99291'],
    besideChance: 0.15,
    mostLines: 4,
    wants: NOTHING,
  },
  {
    name: 'plain film',
    weight: 9,
    places: ['11', '22'],
    main: ['71046', '73030', '73630', '77067', '76700'],
    beside: ['71046', '73030', '73562'],
    besideChance: 0.2,
    mostLines: 3,
    wants: { referral: true, authorization: false },
  },
  {
    name: 'advanced imaging',
    weight: 9,
    places: ['11', '22'],
    main: ['70553', '72148', '74177', '71260', '73721'],
    beside: ['70553', '72148', '71260'],
    besideChance: 0.15,
    mostLines: 3,
    wants: { referral: true, authorization: true },
  },
  {
    name: 'operation',
    weight: 7,
    places: ['21', '22', '24'],
    main: ['27447', '29881', '47562', '66984', '45385', '64483'],
    beside: ['29881', '64484', '20610', '45380'],
    besideChance: 0.35,
    mostLines: 5,
    wants: { referral: false, authorization: true },
  },
  {
    name: 'small procedure',
    weight: 8,
    places: ['11'],
    main: ['11042', '17110', '20610', '11102'],
    beside: ['99213', '99212', '11042', '17000'],
    besideChance: 0.5,
    mostLines: 4,
    wants: NOTHING,
  },
  {
    name: 'therapy',
    weight: 8,
    places: ['11'],
    main: ['97110', '97140', '97530', '97112'],
    beside: ['97110', '97140', '97530', '97112'],
    besideChance: 0.7,
    mostLines: 8,
    wants: { referral: true, authorization: false },
  },
  {
    name: 'infusion',
    weight: 7,
    places: ['11', '22'],
    main: ['96365', '96372', '96413'],
    beside: DRUGS,
    besideChance: 0.8,
    mostLines: 4,
    wants: NOTHING,
  },
];

/** Who pays: X12 claim filing indicators, null when the source did not say. */
export const PAYERS: readonly { readonly indicator: string | null; readonly weight: number }[] = [
  { indicator: 'CI', weight: 34 },
  { indicator: 'MB', weight: 26 },
  { indicator: 'MC', weight: 17 },
  { indicator: 'BL', weight: 12 },
  { indicator: 'HM', weight: 6 },
  { indicator: '16', weight: 3 },
  { indicator: null, weight: 2 },
];

/** How often a claim carries a warning that the rest of the claim does not explain, by a rule of each family. */
export const WARNINGS: readonly { readonly rule: string; readonly chance: number }[] = [
  { rule: 'REQ-008', chance: 0.03 },
  { rule: 'PRV-015', chance: 0.06 },
  { rule: 'DAT-002', chance: 0.03 },
  { rule: 'DX-006', chance: 0.08 },
  { rule: 'CPT-003', chance: 0.03 },
  { rule: 'MOD-002', chance: 0.03 },
  { rule: 'UNT-006', chance: 0.03 },
  { rule: 'PTR-004', chance: 0.02 },
  { rule: 'DUP-002', chance: 0.03 },
  { rule: 'POS-003', chance: 0.03 },
  { rule: 'PAY-001', chance: 0.01 },
];

export const DIAGNOSES = [
  'E119',
  'I10',
  'M545',
  'J449',
  'K219',
  'N183',
  'F329',
  'E785',
  'R51',
  'Z0000',
  'M1711',
  'I2510',
];
