import type { Diagnosis } from '@chargeline/contracts';
import type { Hl7Message } from '@chargeline/hl7';
import { diagnosisOf, diagnosisSystem } from '../code-shape.js';
import { Fields } from './fields.js';

/** Names of code systems in DG1-3.3, FT1-19.3 and the older DG1-2 (HL7 table 0396, and spellings seen in feeds). */
const SYSTEMS: Readonly<Record<string, Diagnosis['system']>> = {
  I10: 'ICD10CM',
  I10C: 'ICD10CM',
  ICD10: 'ICD10CM',
  'ICD-10': 'ICD10CM',
  ICD10CM: 'ICD10CM',
  'ICD-10-CM': 'ICD10CM',
  I9: 'ICD9CM',
  I9C: 'ICD9CM',
  ICD9: 'ICD9CM',
  ICD9CM: 'ICD9CM',
  'ICD-9-CM': 'ICD9CM',
  SCT: 'SNOMED',
  SNM: 'SNOMED',
};

/** A coded diagnosis of a CWE field; null when it holds no code. `method` names the system where the field does not. */
export function diagnosisAt(fields: Fields, field: number, repetition: number, method = ''): Diagnosis | null {
  const code = fields.text(field, 1, 30, repetition);
  if (code === '') return null;
  const named = (fields.text(field, 3, 80, repetition) || method).toUpperCase();
  return diagnosisOf(code, named === '' ? diagnosisSystem(code.toUpperCase()) : (SYSTEMS[named] ?? 'other'));
}

/**
 * The message's diagnoses (DG1), by their priority (DG1-15, where 0 is none), then their set id (DG1-1). One that DG1-21 deletes is left out.
 * Throws an AE for a DG1 without a code.
 */
export function diagnosesOf(message: Hl7Message): readonly Diagnosis[] {
  return Fields.all(message, 'DG1')
    .filter((dg1) => dg1.segment.get(21).trim() !== 'D')
    .toSorted((a, b) => rank(a, 15) - rank(b, 15) || rank(a, 1) - rank(b, 1))
    .map((dg1) => {
      const diagnosis = diagnosisAt(dg1, 3, 1, dg1.text(2, 1, 80));
      if (diagnosis === null) throw dg1.fault(3, 101, 'is empty: a diagnosis needs a code.');
      return diagnosis;
    });
}

const rank = (dg1: Fields, field: number): number => Number(dg1.segment.get(field)) || Number.MAX_SAFE_INTEGER;
