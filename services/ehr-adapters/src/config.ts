import { readFileSync } from 'node:fs';
import { Coverage, type EncounterSource, SourceDirectory } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import { settings } from '@chargeline/runtime';
import { z } from 'zod';
import { PROFILES } from './domain/hl7/profiles.js';

export interface EhrAdaptersConfig {
  readonly sources: readonly EncounterSource[];
  readonly mllpPort: number;
  readonly host: string;
}

/** Injection token of the configuration. */
export const CONFIG = Symbol('ehr-adapters config');

/** The vendor of sources that send FHIR. */
export const FHIR = 'fhir';

const Env = z.object({
  EHR_ADAPTERS_SOURCES: z.string().min(1),
  EHR_ADAPTERS_MLLP_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  CHARGELINE_HOST: z.string().default('127.0.0.1'),
});

const Directory = SourceDirectory.superRefine(({ sources }, context) => {
  const fault = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
  for (const [at, { id, vendor, payers }] of sources.entries()) {
    if (sources.findIndex((other) => other.id === id) !== at)
      fault(['sources', at, 'id'], 'is the id of another source');
    if (vendor !== FHIR && !PROFILES.has(vendor)) {
      fault(['sources', at, 'vendor'], `is none of ${[FHIR, ...PROFILES.keys()].join(', ')}`);
    }
    for (const [place, payer] of payers.entries()) {
      for (const issue of Coverage.safeParse(payer).error?.issues ?? []) {
        fault(['sources', at, 'payers', place, ...issue.path], issue.message);
      }
    }
  }
});

/** Reads the variables and the source directory. Throws CHL_EHR_ADAPTERS_SOURCES with the path of each fault of the directory. */
export function ehrAdaptersConfig(env: Readonly<Record<string, string | undefined>>): EhrAdaptersConfig {
  const { EHR_ADAPTERS_SOURCES, EHR_ADAPTERS_MLLP_PORT, CHARGELINE_HOST } = settings(Env, env);
  return {
    sources: directoryOf(textOf(EHR_ADAPTERS_SOURCES)).sources,
    mllpPort: EHR_ADAPTERS_MLLP_PORT,
    host: CHARGELINE_HOST,
  };
}

function textOf(variable: string): string {
  if (variable.trimStart().startsWith('{')) return variable;
  try {
    return readFileSync(variable, 'utf8');
  } catch {
    throw wrong('its file cannot be read');
  }
}

function directoryOf(text: string): SourceDirectory {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrong('it is not JSON');
  }
  const { data, error } = Directory.safeParse(json);
  if (data !== undefined) return data;
  throw wrong(error.issues.map(({ path, message }) => `${path.join('.') || 'it'} ${message}`).join('; '));
}

const wrong = (because: string): ChargelineError =>
  new ChargelineError(
    'CHL_EHR_ADAPTERS_SOURCES',
    `The source directory of EHR_ADAPTERS_SOURCES cannot be used: ${because}.`,
    false,
  );
