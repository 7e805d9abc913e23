import type { Address, PersonName, ProfessionalClaim, Provider, ServiceLine } from '../src/index.js';
import { aClaim, NPI } from './a-claim.js';
import type { Random } from './random.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Valid by the check digit: 80840 and the nine digits, doubled from the right, sum to a multiple of ten. */
const NPIS = [NPI, '1245319599', '1679576722'];
/** Names that X12 can carry as they are. */
const PLAIN = ["O'BRIEN", 'Smith-Jones', 'ST. JAMES', 'VAN DER BERG', 'LEE', 'Mc Donald, MD', 'A & B'];
/** Names that it cannot: accents, delimiters, control characters, letters with a spelling, runs of blanks. */
export const AWKWARD = [
  'NUÑEZ',
  'MÜLLER*~:^',
  'Łukasz~IEA*1*1',
  'a:b',
  'x\r\ny',
  'SØREN  ÆRØ ',
  'D’ANGELO',
  'ﬁelds',
  'tab\there',
];

function person(random: Random, names: readonly string[]): PersonName {
  const given = (key: 'first' | 'middle' | 'suffix'): Partial<PersonName> =>
    random.maybe(key, () => (key === 'suffix' ? random.pick(['JR', 'III']) : random.pick(names)));
  return { kind: 'person', last: random.pick(names), ...given('first'), ...given('middle'), ...given('suffix') };
}

function address(random: Random, names: readonly string[]): Address {
  return {
    line1: `${random.int(1, 9999)} ${random.pick(names)} ST`,
    ...random.maybe('line2', () => `APT ${random.int(1, 99)}`),
    city: random.pick(names),
    state: random.text(LETTERS, 2, 2),
    postalCode: random.digits(random.pick([5, 9])),
  };
}

function provider(random: Random, names: readonly string[]): Provider {
  return { name: person(random, names), ...random.maybe('npi', () => random.pick(NPIS)) };
}

function line(random: Random, diagnoses: number): ServiceLine {
  const date = random.date();
  return {
    procedure: random.pick(['99213', 'J1885', 'G0008', '0001A', 'A0425']),
    modifiers: random.times(0, 4, () => random.pick(['25', '59', 'LT', 'GA'])),
    chargeCents: random.pick([0, 1, 10, 8500, 8552, random.int(0, 9_999_999)]),
    unitBasis: random.pick(['UN', 'MJ']),
    unitThousandths: random.pick([1000, 2500, 1, random.int(1, 99_999_999)]),
    ...random.maybe('placeOfService', () => random.digits(2)),
    diagnosisPointers: random.times(1, 4, () => random.int(1, diagnoses)),
    date,
    ...random.maybe('through', () => date),
    ...random.maybe('controlNumber', () => random.text(`${LETTERS}-.`, 1, 30)),
    ...random.maybe('note', () => random.pick(PLAIN)),
    ...random.maybe('drug', () => ({
      ndc: random.digits(11),
      quantityThousandths: random.int(1, 1_000_000_000),
      unit: random.pick(['F2', 'GR', 'ME', 'ML', 'UN'] as const),
    })),
  };
}

/** A valid claim with a number of its own, whose names come from `names`, or from those that X12 carries as they are. */
export function randomClaim(random: Random, number: number, names: readonly string[] = PLAIN): ProfessionalClaim {
  const diagnoses = random.times(1, 12, () => `${random.pick([...LETTERS])}${random.digits(random.int(2, 6))}`);
  const lines = random.times(1, 6, () => line(random, diagnoses.length));
  const frequency = random.pick(['1', '7', '8']);
  return {
    controlNumber: `C${number}`,
    billingProvider: {
      name: random.pick([person(random, names), { kind: 'organization', name: random.pick(names) } as const]),
      npi: random.pick(NPIS),
      taxId: { kind: random.pick(['EI', 'SY'] as const), value: random.digits(9) },
      ...random.maybe('taxonomy', () => `207${random.text(LETTERS, 1, 1)}00000X`),
      address: address(random, names),
    },
    subscriber: {
      ...aClaim().subscriber,
      name: person(random, names),
      memberId: random.text(`${LETTERS}0123456789`, 2, 20),
      responsibility: random.pick(['P', 'S', 'T'] as const),
      filingIndicator: random.pick(['MB', 'MC', 'CI', 'BL', 'HM', '16']),
      ...random.maybe('groupName', () => random.pick(names)),
      ...random.maybe('insuranceType', () => '12'),
      address: address(random, names),
      birthDate: random.date(),
      sex: random.pick(['F', 'M', 'U'] as const),
      ...random.maybe('deathDate', () => random.date()),
    },
    payer: {
      name: random.pick(names),
      id: random.digits(5),
      ...random.maybe('idQualifier', () => 'XV' as const),
      ...random.maybe('address', () => address(random, names)),
    },
    ...random.maybe('patient', () => ({
      relationship: random.pick(['01', '19', 'G8']),
      name: person(random, names),
      address: address(random, names),
      birthDate: random.date(),
      sex: random.pick(['F', 'M', 'U'] as const),
      ...random.maybe('deathDate', () => random.date()),
    })),
    totalCents: lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0),
    placeOfService: random.digits(2),
    frequency,
    signatureOnFile: random.pick([true, false]),
    assignment: random.pick(['A', 'B', 'C'] as const),
    benefitsAssigned: random.pick(['Y', 'N', 'W'] as const),
    release: random.pick(['Y', 'I'] as const),
    ...random.maybe('accident', () => ({
      cause: random.pick(['AA', 'EM', 'OA'] as const),
      ...random.maybe('state', () => 'PA'),
      ...random.maybe('date', () => random.date()),
    })),
    ...random.maybe('onset', () => random.date()),
    ...random.maybe('admission', () => random.date()),
    ...random.maybe('priorAuthorization', () => random.text(`${LETTERS}0123456789-`, 1, 50)),
    ...(frequency === '1' ? {} : { originalReference: random.digits(13) }),
    ...random.maybe('clia', () => `39D${random.digits(7)}`),
    diagnosisCodeSet: 'ICD-10-CM',
    diagnoses,
    ...random.maybe('referring', () => provider(random, names)),
    ...random.maybe('rendering', () => ({
      ...provider(random, names),
      ...random.maybe('taxonomy', () => '207RC0000X'),
    })),
    ...random.maybe('facility', () => ({
      name: random.pick(names),
      ...random.maybe('npi', () => random.pick(NPIS)),
      address: address(random, names),
    })),
    lines,
  };
}
