const DIAGNOSIS = /^[A-Z][0-9A][0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/;
const CPT = /^\d{4}[0-9FTUMA]$/;
const HCPCS = /^[A-Z]\d{4}$/;

/** The two levels of HCPCS: the AMA's CPT and the national codes of CMS. */
export type ProcedureSystem = 'CPT' | 'HCPCS';

/** Whether the text is formed like an ICD-10-CM code: 3 to 7 characters, with or without the dot after the third. */
export const isDiagnosisShape = (code: string): boolean => DIAGNOSIS.test(code);

/** Whether the text is formed like a CPT or HCPCS Level II code. */
export const isProcedureShape = (code: string): boolean => procedureSystem(code) !== undefined;

/**
 * The system a procedure code is formed for: CPT has five digits (category I), four digits and F (II), T (III),
 * U or M (laboratory) or A (vaccine administration); HCPCS Level II a letter and four digits.
 */
export function procedureSystem(code: string): ProcedureSystem | undefined {
  if (CPT.test(code)) return 'CPT';
  return HCPCS.test(code) ? 'HCPCS' : undefined;
}

/** The code without its dot, as claims carry it (X12 HI, FHIR often has the dot). */
export const undotted = (code: string): string => code.replace('.', '');
