import { expect, test } from 'vitest';
import { FhirFault } from './fault.js';
import { operationOutcome } from './outcome.js';

test('one issue a fault, with its place and our words', () => {
  const missing = new FhirFault('The encounter has no patient.', 'required', 'Bundle.entry[3].resource.subject');
  const plain = { issueType: 'transient', expression: 'Bundle', message: 'Try again later.' } as const;
  expect(operationOutcome([missing, plain])).toEqual({
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: 'required',
        diagnostics: 'The encounter has no patient.',
        expression: ['Bundle.entry[3].resource.subject'],
      },
      { severity: 'error', code: 'transient', diagnostics: 'Try again later.', expression: ['Bundle'] },
    ],
  });
});

test('a fault is 422 unless it says otherwise, and trying again does not help', () => {
  expect(new FhirFault('x', 'value', 'Bundle')).toMatchObject({
    httpStatus: 422,
    retriable: false,
    code: 'CHL_FHIR_REFUSED',
  });
  expect(new FhirFault('x', 'too-costly', 'Bundle', 413).httpStatus).toBe(413);
});
