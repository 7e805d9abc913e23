import type { Diagnosis } from '@chargeline/contracts';
import type { Condition, Encounter } from '@chargeline/fhir';
import { diagnosisIn } from './codes.js';
import type { Graph, Node } from './graph.js';

const NOT_SO = new Set(['entered-in-error', 'refuted']);

/** What the encounter itself says of its diagnoses: those that it ranks, in that order, then the other Conditions that name it. */
export function encounterDiagnoses(graph: Graph, encounter: Node<Encounter>): readonly Diagnosis[] {
  const ranked = (encounter.resource.diagnosis ?? [])
    .map((diagnosis, at) => ({ ...diagnosis, at }))
    .toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
    .flatMap(({ condition, at }) => graph.need(condition, encounter, 'Condition', `diagnosis[${at}].condition`) ?? []);
  const linked = graph.leadingTo('Condition', (condition) => condition.encounter, encounter, 'Encounter');
  return [...ranked, ...linked].filter(stands).flatMap(({ resource, expression }) => {
    return diagnosisIn(resource.code, `${expression}.code`) ?? [];
  });
}

const stands = ({ resource }: Node<Condition>): boolean =>
  resource.verificationStatus?.coding?.some(({ code }) => NOT_SO.has(code ?? '')) !== true;
