import { yearsBetween } from '@chargeline/kernel';
import { dayAfter, dayOf, firstNameOf, homeOf, lastNameOf, type Person, type Sex } from '../people/person.js';
import type { PayerKind } from '../practice/payers.js';
import type { Practice } from '../practice/practice.js';
import { PRACTICES } from '../practice/practices.js';
import { Random } from '../random.js';
import type { Insurance, Patient } from './visit.js';

/** When people were born; nobody in 2025, so that nobody is seen before birth. */
const GENERATIONS = [
  { weight: 25, from: 2007, to: 2024 },
  { weight: 52, from: 1961, to: 2006 },
  { weight: 23, from: 1932, to: 1960 },
];
const MEDICARE_AGE = 65;
const GROWN_UP = 19;
/** Days between a parent's birth and a child's. */
const A_GENERATION = 28 * 365;

/** The n-th patient of a seed: always the same person, of one practice, with one insurance. */
export function patientOf(seed: number, number: number): Patient {
  const random = new Random(seed, 'patient', number);
  const practice = random.pick(PRACTICES);
  const { from, to } = random.weighted(GENERATIONS);
  const sex = sexOf(random);
  const person: Person = {
    lastName: lastNameOf(number, new Random(seed, 'names').below(64_000)),
    firstName: firstNameOf(sex, random),
    sex,
    birthDate: dayOf(from + random.below(to - from + 1), random),
    address: homeOf(random.pick(practice.towns), random),
    phone: `${200 + random.below(700)}55501${String(random.below(100)).padStart(2, '0')}`,
  };
  const medicalRecordNumber = `M${practice.letter}${String(number).padStart(7, '0')}`;
  return { ...person, number, practice, medicalRecordNumber, insurance: insuranceOf(person, practice, random) };
}

const sexOf = (random: Random): Sex => (random.chance(52) ? 'F' : 'M');

function insuranceOf(person: Person, { payers, door }: Practice, random: Random): Insurance {
  const age = yearsBetween(person.birthDate, '2025-01-01');
  const kind = payerKindOf(age, random);
  const payer = random.pick(payers.filter((one) => one.kind === kind));
  // A bundle names nobody but the patient, so its policies are the patient's own.
  const shares = kind === 'commercial' && door !== 'fhir';
  const relationship = shares ? relationshipOf(age, random) : 'self';
  return {
    payer,
    memberId: `${payer.memberPrefix}${String(100_000_000 + random.below(900_000_000))}`,
    groupNumber: kind === 'commercial' ? `GRP${String(random.below(10_000)).padStart(4, '0')}` : null,
    relationship,
    subscriber: subscriberOf(person, relationship, random),
  };
}

function payerKindOf(age: number, random: Random): PayerKind {
  if (age >= MEDICARE_AGE) return 'medicare';
  return random.chance(25) ? 'medicaid' : 'commercial';
}

function relationshipOf(age: number, random: Random): Insurance['relationship'] {
  if (age < GROWN_UP) return 'child';
  return random.chance(15) ? 'spouse' : 'self';
}

function subscriberOf(person: Person, relationship: Insurance['relationship'], random: Random): Person {
  if (relationship === 'self') return person;
  const sex = sexOf(random);
  const older = relationship === 'child' ? A_GENERATION : 0;
  const birthDate = dayAfter(person.birthDate, random.below(2_000) - 1_000 - older);
  return { ...person, sex, firstName: firstNameOf(sex, random), birthDate };
}
