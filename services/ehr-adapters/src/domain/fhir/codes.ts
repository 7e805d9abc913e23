import type { Charge, Diagnosis } from '@chargeline/contracts';
import { type CodeableConcept, codingOf, FhirFault } from '@chargeline/fhir';
import { diagnosisOf } from '../code-shape.js';
import { textOf } from './element.js';

const DIAGNOSES = [
  ['icd10cm', 'ICD10CM'],
  ['snomed', 'SNOMED'],
] as const;

const PROCEDURES = [
  ['cpt', 'CPT'],
  ['hcpcs', 'HCPCS'],
  ['snomed', 'SNOMED'],
] as const;

type Coded<S> = { readonly code: string; readonly system: S };

/** The first coding of the systems in their order, else the first with any code as `other`; null when nothing is coded. */
function coded<S extends string>(
  concept: CodeableConcept | undefined,
  systems: readonly (readonly ['icd10cm' | 'snomed' | 'cpt' | 'hcpcs', S])[],
  expression: string,
): Coded<S | 'other'> | null {
  for (const [uri, system] of systems) {
    const code = textOf(codingOf(concept, uri)?.code, 30, `${expression}.coding`);
    if (code !== null) return { code, system };
  }
  const other = concept?.coding?.find(({ code }) => (code ?? '').trim() !== '');
  const code = textOf(other?.code, 30, `${expression}.coding`);
  return code === null ? null : { code, system: 'other' };
}

export function diagnosisIn(concept: CodeableConcept | undefined, expression: string): Diagnosis | null {
  const found = coded(concept, DIAGNOSES, expression);
  return found === null ? null : diagnosisOf(found.code, found.system);
}

/** Throws a `FhirFault` when nothing is coded. */
export function requiredDiagnosis(concept: CodeableConcept | undefined, expression: string): Diagnosis {
  const diagnosis = diagnosisIn(concept, expression);
  if (diagnosis !== null) return diagnosis;
  throw new FhirFault('The diagnosis has no code.', 'required', expression);
}

/** Throws a `FhirFault` when nothing is coded. */
export function procedureIn(
  concept: CodeableConcept | undefined,
  expression: string,
): { code: string; system: Charge['system'] } {
  const found = coded(concept, PROCEDURES, expression);
  if (found !== null) return { ...found, code: found.code.toUpperCase() };
  throw new FhirFault('The charge has no code.', 'required', expression);
}

export function modifiersIn(concepts: readonly CodeableConcept[] | undefined, expression: string): string[] {
  const modifiers = (concepts ?? []).flatMap((concept, at) => {
    const code = concept.coding?.find((coding) => coding.code !== undefined)?.code;
    return textOf(code, 2, `${expression}[${at}]`)?.toUpperCase() ?? [];
  });
  if (modifiers.length > 4) throw new FhirFault('There are more than 4 modifiers.', 'value', expression);
  return modifiers;
}
