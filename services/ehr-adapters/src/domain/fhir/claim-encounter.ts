import { type Claim, type Encounter, FhirFault } from '@chargeline/fhir';
import { dayOf } from './element.js';
import type { Graph, Node } from './graph.js';

/**
 * The Encounter of each item of a claim: the one that the item names, else the only one that other items of the claim name,
 * else the patient's only one that starts on the claim's first day. Throws a `FhirFault` when none, or more than one, can be meant,
 * and when it is another patient's.
 */
export function encountersOfItems(graph: Graph, claim: Node<Claim>): readonly Node<Encounter>[] {
  const named = (claim.resource.item ?? []).map((item, at) =>
    graph.need(item.encounter?.[0], claim, 'Encounter', `item[${at}].encounter[0]`),
  );
  const others = named.includes(null) ? (onlyOne(named) ?? onlyOne(ofPeriod(graph, claim))) : null;
  return named.map((own, at) => {
    const encounter = own ?? others;
    if (encounter !== null) return ofOnePatient(graph, claim, encounter);
    const place = `${claim.expression}.item[${at}].encounter`;
    throw new FhirFault('The item names no Encounter, and not just one can be meant.', 'required', place);
  });
}

function ofOnePatient(graph: Graph, claim: Node<Claim>, encounter: Node<Encounter>): Node<Encounter> {
  const patient = graph.follow(claim.resource.patient, claim, 'Patient');
  const subject = graph.follow(encounter.resource.subject, encounter, 'Patient');
  if (patient === null || subject === null || patient.expression === subject.expression) return encounter;
  throw new FhirFault('The claim and its Encounter are of two patients.', 'invalid', `${claim.expression}.patient`);
}

function ofPeriod(graph: Graph, claim: Node<Claim>): readonly Node<Encounter>[] {
  const { billablePeriod, patient } = claim.resource;
  const start = dayOf(billablePeriod?.start, `${claim.expression}.billablePeriod.start`);
  const who = graph.follow(patient, claim, 'Patient');
  if (start === null || who === null) return [];
  return graph
    .leadingTo('Encounter', (encounter) => encounter.subject, who, 'Patient')
    .filter(({ resource }) => resource.period?.start?.startsWith(start) === true);
}

function onlyOne(encounters: readonly (Node<Encounter> | null)[]): Node<Encounter> | null {
  const named = encounters.filter((encounter) => encounter !== null);
  const distinct = new Map(named.map((encounter) => [encounter.expression, encounter]));
  return distinct.size === 1 ? [...distinct.values()][0]! : null;
}
