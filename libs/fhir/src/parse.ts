import sjson from 'secure-json-parse';
import { FhirFault } from './fault.js';
import { FHIR_LIMITS, type FhirLimits } from './limits.js';
import { scanJson } from './scan.js';

/**
 * Parses a FHIR JSON body; a UTF-8 byte order mark is let pass. Throws a `FhirFault`: 413 for a body that is too long or too deep, else 400.
 */
export function parseFhirJson(body: Buffer, limits: Pick<FhirLimits, 'bodyBytes' | 'depth'> = FHIR_LIMITS): unknown {
  if (body.length > limits.bodyBytes) {
    throw new FhirFault(`The body is longer than ${limits.bodyBytes} bytes.`, 'too-costly', 'Resource', 413);
  }
  const text = textOf(body);
  scanJson(text, limits.depth);
  try {
    return sjson.parse(text);
  } catch {
    throw new FhirFault('The body is not JSON.', 'structure', 'Resource', 400);
  }
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new FhirFault('The body is not UTF-8.', 'structure', 'Resource', 400);
  }
}
