import { ChargelineError } from '@chargeline/kernel';

/** Kinds of fault, from FHIR's IssueType. */
export type IssueType =
  | 'structure'
  | 'required'
  | 'value'
  | 'invalid'
  | 'duplicate'
  | 'not-found'
  | 'not-supported'
  | 'security'
  | 'too-costly'
  | 'processing'
  | 'transient';

/** What is wrong with a request: the kind, the element as a FHIRPath, and words that never quote what the element holds. */
export interface FhirIssue {
  readonly issueType: IssueType;
  readonly expression: string;
  readonly message: string;
}

/** 400 for what is not FHIR JSON at all, 413 for too much of it, 422 for FHIR that is not taken. */
export type FhirStatus = 400 | 413 | 422;

/** A body that is refused, naming the element such as `Bundle.entry[3].resource.status`. */
export class FhirFault extends ChargelineError implements FhirIssue {
  constructor(
    message: string,
    readonly issueType: IssueType,
    readonly expression: string,
    readonly httpStatus: FhirStatus = 422,
  ) {
    super('CHL_FHIR_REFUSED', message, false);
  }
}
