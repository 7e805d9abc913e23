import { JsonFault, scanJson as scan } from '@chargeline/kernel';
import { FhirFault, type FhirStatus, type IssueType } from './fault.js';

const AS: Readonly<Record<JsonFault['kind'], readonly [IssueType, FhirStatus]>> = {
  'too-deep': ['too-costly', 413],
  reserved: ['security', 400],
  duplicate: ['duplicate', 400],
  'out-of-range': ['value', 400],
};

/** Refuses what a JSON parser lets pass in silence, see `scanJson` of the kernel, by a `FhirFault` that names the element. */
export function scanJson(text: string, maxDepth: number): void {
  try {
    scan(text, maxDepth);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const root = /^\s*\{\s*"resourceType"\s*:\s*"Bundle"/.test(text) ? 'Bundle' : 'Resource';
    throw new FhirFault(error.message, AS[error.kind][0], root + error.path, AS[error.kind][1]);
  }
}
