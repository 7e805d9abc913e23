import type { EncounterSource, Provider } from '@chargeline/contracts';
import { type Encounter, FhirFault } from '@chargeline/fhir';
import { facilityOf } from '../directory.js';
import { distinct } from '../distinct.js';
import { earliest, latest } from '../span.js';
import type { Told } from '../told.js';
import { encounterDiagnoses } from './diagnoses.js';
import { dayOf, textOf } from './element.js';
import type { FoundCharge } from './found-charge.js';
import type { Graph, Node } from './graph.js';
import { insuranceOf } from './insurance.js';
import { patientIdentity } from './person.js';
import { organizationOf, practitionerOf } from './providers.js';

const LIMITS = { diagnoses: 100, charges: 1_000 };

/** What a bundle tells of one of its Encounters. Throws a `FhirFault` that names the element. */
export function toldOf(
  graph: Graph,
  source: EncounterSource,
  encounter: Node<Encounter>,
  found: readonly FoundCharge[],
): Told {
  const { resource, expression } = encounter;
  const subject = graph.need(resource.subject, encounter, 'Patient', 'subject');
  if (subject === null) throw new FhirFault('The Encounter has no patient.', 'required', `${expression}.subject`);
  const patient = patientIdentity(subject);
  const claim = found.find((one) => one.claim !== null)?.claim ?? null;
  const { payer, relationship, memberId, groupNumber, subscriber } = insuranceOf(graph, source, subject, claim);
  const facility = facilityOf(source, placesOf(graph, encounter));
  const charges = found.map(({ charge }) => charge);
  const diagnoses = distinct([...found.flatMap((one) => one.diagnoses), ...encounterDiagnoses(graph, encounter)]);
  if (charges.length > LIMITS.charges || diagnoses.length > LIMITS.diagnoses) {
    throw new FhirFault('The Encounter has more charges or diagnoses than are taken.', 'too-costly', expression);
  }
  return {
    visitNumber: visitNumberOf(encounter),
    medicalRecordNumber: patient.medicalRecordNumber,
    identity: { patient, subscriber, memberId, groupNumber },
    sex: patient.sex ?? 'U',
    relationship,
    payer,
    billingProvider: billingOf(graph, source, encounter, claim),
    renderingProvider: performerOf(found) ?? participantOf(graph, encounter, (type) => type !== 'REF'),
    referringProvider: referrerOf(graph, claim) ?? participantOf(graph, encounter, (type) => type === 'REF'),
    facility: facility?.provider ?? null,
    placeOfService: facility?.placeOfService ?? null,
    serviceFrom:
      dayOf(resource.period?.start, `${expression}.period.start`) ??
      earliest(charges.map(({ serviceFrom }) => serviceFrom)),
    serviceTo:
      dayOf(resource.period?.end, `${expression}.period.end`) ??
      latest(charges.map(({ serviceFrom, serviceTo }) => serviceTo ?? serviceFrom)),
    authorization: textOf(claim?.resource.insurance?.[0]?.preAuthRef?.[0], 50, `${claim?.expression}.insurance[0]`),
    diagnoses,
    charges,
  };
}

function visitNumberOf({ resource, expression, home }: Node<Encounter>): string {
  const identifier = resource.identifier?.find(({ value }) => (value ?? '').trim() !== '')?.value;
  const number = (identifier ?? resource.id ?? home.fullUrl ?? '').trim();
  if (number !== '') return number;
  throw new FhirFault('The Encounter has no identifier, id or fullUrl.', 'required', `${expression}.identifier`);
}

/** The names that a Location goes by: its id, identifiers and name. */
function placesOf(graph: Graph, encounter: Node<Encounter>): readonly string[] {
  const locations = (encounter.resource.location ?? []).flatMap(
    ({ location }) => graph.follow(location, encounter, 'Location')?.resource ?? [],
  );
  return locations.flatMap(({ id, identifier = [], name }) =>
    [id, ...identifier.map(({ value }) => value), name].map((text) => text ?? ''),
  );
}

/** The message's organization when it says its NPI, else the directory's, else what the message says. */
function billingOf(
  graph: Graph,
  source: EncounterSource,
  encounter: Node<Encounter>,
  claim: FoundCharge['claim'],
): Provider | null {
  const billed = claim === null ? null : organizationOf(graph, claim.resource.provider, claim);
  const told = billed ?? organizationOf(graph, encounter.resource.serviceProvider, encounter);
  return told !== null && told.npi !== null ? told : (source.billingProvider ?? told);
}

function performerOf(found: readonly FoundCharge[]): Provider | null {
  const first = found.find(({ performer }) => performer !== null)?.performer ?? null;
  for (const { performer, expression } of found) {
    if (performer === null || (performer.npi === first?.npi && performer.name === first?.name)) continue;
    throw new FhirFault('Charges of one Encounter name two performers: send them apart.', 'not-supported', expression);
  }
  return first;
}

/** The first participant who is a person, by the type of participation (REF refers). */
function participantOf(graph: Graph, encounter: Node<Encounter>, fits: (type: string) => boolean): Provider | null {
  const all = (encounter.resource.participant ?? []).filter(({ type }) => fits(type?.[0]?.coding?.[0]?.code ?? ''));
  return all.map(({ individual }) => practitionerOf(graph, individual, encounter)).find((one) => one !== null) ?? null;
}

function referrerOf(graph: Graph, claim: FoundCharge['claim']): Provider | null {
  if (claim === null) return null;
  const request = graph.follow(claim.resource.referral, claim, 'ServiceRequest');
  return request === null ? null : practitionerOf(graph, request.resource.requester, request);
}
