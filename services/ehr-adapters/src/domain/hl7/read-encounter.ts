import type { EncounterSource, Provider } from '@chargeline/contracts';
import { Hl7Fault, type Hl7Message, hl7Path } from '@chargeline/hl7';
import { facilityOf } from '../directory.js';
import { distinct } from '../distinct.js';
import { latest, earliest } from '../span.js';
import type { Told } from '../told.js';
import { chargeGroups } from './charge-group.js';
import { chargesOf } from './charges.js';
import { diagnosesOf } from './diagnoses.js';
import { Fields } from './fields.js';
import { insuranceOf } from './insurance.js';
import { deathDateAt, PATIENT, personAt, sexAt } from './person.js';
import type { Hl7Profile } from './profiles.js';
import { providerAt } from './provider.js';

const LIMITS = { diagnoses: 100, charges: 1_000 };

/** Reads a message as its vendor's profile says. Throws an `Hl7Fault` (AE) that names the first place that is missing or cannot be read. */
export function readEncounter(message: Hl7Message, profile: Hl7Profile, source: EncounterSource): Told {
  const pid = segment(message, 'PID');
  const pv1 = segment(message, 'PV1');
  const visitNumber = visitNumberOf(message, profile);
  const medicalRecordNumber = pid.required(3, 1, 50);
  const known = diagnosesOf(message);
  const told = chargesOf(message, profile, known);
  if (message.type === 'DFT^P03' && told.length === 0) throw missing('FT1', 0, 'A DFT^P03 without FT1 has no charge.');
  const diagnoses = distinct([...known, ...told.flatMap((one) => one.diagnoses)]);
  const charges = told.map(({ charge }) => charge);
  refuseTooMany('DG1', diagnoses.length, LIMITS.diagnoses);
  refuseTooMany('FT1', charges.length, LIMITS.charges);
  const { payer, relationship, authorization, memberId, groupNumber, subscriber } = insuranceOf(message, source);
  const facility = facilityOf(source, [pv1.text(3, 1, 80), pv1.text(3, 4, 80)]);
  const person = personAt(pid, PATIENT);
  const patient = {
    ...person,
    deathDate: deathDateAt(pid),
    medicalRecordNumber,
    accountNumber: pid.maybe(18, 1, 50),
    phone: pid.maybe(13, 1, 30),
  };
  return {
    visitNumber,
    medicalRecordNumber,
    identity: { patient, subscriber, memberId, groupNumber },
    sex: sexAt(pid, PATIENT.sex) ?? 'U',
    relationship,
    payer,
    billingProvider: source.billingProvider,
    renderingProvider: performerOf(message) ?? providerAt(pv1, 7),
    referringProvider: providerAt(pv1, 8),
    facility: facility?.provider ?? null,
    placeOfService: facility?.placeOfService ?? null,
    serviceFrom: pv1.day(44) ?? earliest(charges.map(({ serviceFrom }) => serviceFrom)),
    serviceTo: pv1.day(45) ?? latest(charges.map(({ serviceFrom, serviceTo }) => serviceTo ?? serviceFrom)),
    authorization,
    diagnoses,
    charges,
  };
}

function segment(message: Hl7Message, name: string): Fields {
  const [first] = Fields.all(message, name);
  if (first === undefined) throw missing(name, 0, `${name} is missing.`);
  return first;
}

function visitNumberOf(message: Hl7Message, { visitNumber }: Hl7Profile): string {
  const found = visitNumber.map((path) => message.value(path).trim()).find((value) => value !== '');
  const [path = ''] = visitNumber;
  const { segment, field } = hl7Path(path);
  if (found === undefined) throw missing(segment, field, `${visitNumber.join(', ')}: there is no visit number.`);
  return found;
}

/** FT1-20 speaks for the whole message: a claim has one rendering provider. Throws an AE when two charges name different ones. */
function performerOf(message: Hl7Message): Provider | null {
  let first: Provider | null = null;
  for (const { ft1 } of chargeGroups(message)) {
    const performer = providerAt(ft1, 20);
    first ??= performer;
    if (performer !== null && (performer.npi !== first?.npi || performer.name !== first?.name)) {
      throw ft1.fault(20, 103, 'names another performer than the first charge: send their charges apart.');
    }
  }
  return first;
}

function refuseTooMany(name: string, count: number, most: number): void {
  if (count > most) throw missing(name, 0, `More than ${most} ${name} in one message are not taken.`);
}

const missing = (name: string, field: number, message: string): Hl7Fault =>
  new Hl7Fault(message, { ackCode: 'AE', errorCode: field === 0 ? 100 : 101, segment: name, field });
