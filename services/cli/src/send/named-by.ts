import { basename } from 'node:path';

/** Who sends a file, as far as its name says. */
export interface Named {
  readonly tenant: string | null;
  readonly source: string | null;
}

const WORD = '[a-z0-9-]{1,40}';
const GENERATED = new RegExp(`^\\d+\\.(?<tenant>${WORD})\\.(?<source>${WORD})\\.(?:json|hl7)$`);

/** Reads the names that `generate` gives to files: `000019.riverbend.riverbend-fhir.json`. */
export function namedBy(file: string): Named {
  const { tenant, source } = GENERATED.exec(basename(file))?.groups ?? {};
  return { tenant: tenant ?? null, source: source ?? null };
}
