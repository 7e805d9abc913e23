/** One issue of an answer over FHIR (FHIR R4 OperationOutcome), in words that quote nothing of what was sent. */
export interface Issue {
  readonly severity: 'information' | 'error';
  readonly code: string;
  readonly diagnostics: string;
  readonly expression: readonly string[];
}

export const outcomeBytes = (issue: readonly Issue[]): Buffer =>
  Buffer.from(JSON.stringify({ resourceType: 'OperationOutcome', issue }));

export const informing = (expression: string, diagnostics: string): Issue => ({
  severity: 'information',
  code: 'informational',
  diagnostics,
  expression: [expression],
});

export const refusing = (code: string, expression: string, diagnostics: string): Issue => ({
  severity: 'error',
  code,
  diagnostics,
  expression: [expression],
});
