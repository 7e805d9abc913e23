import type { Charge, Diagnosis } from '@chargeline/contracts';

/** ICD-10-CM: a letter, a digit, a letter or digit, and up to four more, with or without the dot. */
const ICD10CM = /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/;
/** CPT category I, and II, III and laboratory codes that end in a letter. */
const CPT = /^\d{4}[0-9A-Z]$/;
const HCPCS = /^[A-Z]\d{4}$/;

/** What a procedure code is when its sender does not say. */
export function procedureSystem(code: string): Charge['system'] {
  if (CPT.test(code)) return 'CPT';
  return HCPCS.test(code) ? 'HCPCS' : 'local';
}

/** What a diagnosis code is when its sender does not say. */
export const diagnosisSystem = (code: string): Diagnosis['system'] => (ICD10CM.test(code) ? 'ICD10CM' : 'other');

/** ICD-10-CM travels without its dot; codes of other systems stay as they were sent. */
export function diagnosisOf(code: string, system: Diagnosis['system']): Diagnosis {
  return { code: system === 'ICD10CM' ? code.toUpperCase().replace('.', '') : code, system };
}
