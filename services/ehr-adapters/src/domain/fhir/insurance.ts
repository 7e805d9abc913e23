import type { EncounterSource, Person } from '@chargeline/contracts';
import type { Claim, Coverage, Patient } from '@chargeline/fhir';
import { payerOf } from '../directory.js';
import type { Payer } from '../told.js';
import { textOf } from './element.js';
import type { Graph, Node } from './graph.js';
import { personOf, typed } from './person.js';

export interface Insurance {
  readonly payer: Payer | null;
  readonly memberId: string | null;
  readonly groupNumber: string | null;
  readonly relationship: string | null;
  readonly subscriber: Person | null;
}

/** FHIR's subscriber-relationship codes to the X12 individual relationship code; any other is G8. */
const RELATIONSHIPS: Readonly<Record<string, string>> = { self: '18', spouse: '01', child: '19' };

/** The coverage that a visit is billed to: the focal one of its claim, else the patient's first that is active. */
export function insuranceOf(
  graph: Graph,
  source: EncounterSource,
  patient: Node<Patient>,
  claim: Node<Claim> | null,
): Insurance {
  const named = claim === null ? null : claimed(graph, claim);
  const coverage = named ?? own(graph, patient);
  if (coverage === null) {
    const display = claim?.resource.insurance?.[0]?.coverage?.display;
    return {
      payer: payerOf(source, [], [display ?? '']),
      memberId: null,
      groupNumber: null,
      relationship: null,
      subscriber: null,
    };
  }
  const { resource, expression } = coverage;
  const group = resource.class?.find(({ type }) => type?.coding?.some(({ code }) => code === 'group'));
  const subscriber = graph.follow(resource.subscriber, coverage, 'Patient');
  const relationship = resource.relationship?.coding?.[0]?.code;
  return {
    payer: payerIn(graph, source, coverage),
    memberId: textOf(resource.subscriberId ?? typed(resource.identifier, 'MB'), 80, `${expression}.subscriberId`),
    groupNumber: textOf(group?.value, 50, `${expression}.class`),
    relationship: relationship === undefined ? null : (RELATIONSHIPS[relationship] ?? 'G8'),
    subscriber: subscriber === null || subscriber.expression === patient.expression ? null : personOf(subscriber),
  };
}

function claimed(graph: Graph, claim: Node<Claim>): Node<Coverage> | null {
  const insurance = claim.resource.insurance ?? [];
  const at = Math.max(
    0,
    insurance.findIndex(({ focal }) => focal === true),
  );
  return graph.need(insurance[at]?.coverage, claim, 'Coverage', `insurance[${at}].coverage`);
}

function own(graph: Graph, patient: Node<Patient>): Node<Coverage> | null {
  const active = graph
    .leadingTo('Coverage', (coverage) => coverage.beneficiary, patient, 'Patient')
    .filter(({ resource }) => (resource.status ?? 'active') === 'active');
  const order = ({ resource }: Node<Coverage>): number => resource.order ?? Number.MAX_SAFE_INTEGER;
  return active.toSorted((a, b) => order(a) - order(b))[0] ?? null;
}

/** Payers go by the identifiers, then the id of their Organization; by the reference's identifier when that is not in the bundle. */
function payerIn(graph: Graph, source: EncounterSource, coverage: Node<Coverage>): Payer | null {
  const reference = coverage.resource.payor?.[0];
  const at = `${coverage.expression}.payor[0]`;
  const organization = graph.follow(reference, coverage, 'Organization')?.resource;
  const identifiers = organization?.identifier ?? (reference?.identifier === undefined ? [] : [reference.identifier]);
  const ids = [...identifiers.map(({ value }) => value), organization?.id].map((id) => textOf(id, 80, at) ?? '');
  const names = [organization?.name, reference?.display].map((name) => textOf(name, 60, at) ?? '');
  return payerOf(source, ids, names);
}
