import type { FhirIssue, IssueType } from './fault.js';

export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly {
    readonly severity: 'error';
    readonly code: IssueType;
    readonly diagnostics: string;
    readonly expression: readonly string[];
  }[];
}

/** The answer to a refused request, one issue a fault (FHIR R4 OperationOutcome, which needs at least one). */
export function operationOutcome(issues: readonly [FhirIssue, ...FhirIssue[]]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ issueType, expression, message }) => ({
      severity: 'error',
      code: issueType,
      diagnostics: message,
      expression: [expression],
    })),
  };
}
