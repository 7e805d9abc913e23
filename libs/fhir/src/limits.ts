/** How much one body may hold before it is refused. */
export interface FhirLimits {
  readonly bodyBytes: number;
  /** Objects and arrays inside each other. */
  readonly depth: number;
  /** Entries of a bundle. */
  readonly entries: number;
}

export const FHIR_LIMITS: FhirLimits = { bodyBytes: 20_000_000, depth: 64, entries: 5_000 };
