import type { Diagnosis } from '@chargeline/contracts';

/** Each diagnosis once, in the order of its first mention. */
export function distinct(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  return [...new Map(diagnoses.map((diagnosis) => [`${diagnosis.system} ${diagnosis.code}`, diagnosis])).values()];
}
