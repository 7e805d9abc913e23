import { diagnosisOn, isDiagnosisShape } from '@chargeline/codes';
import type { Charge, Diagnosis, WorklistItem } from '@chargeline/contracts';
import type { CalendarDate } from '@chargeline/kernel';
import { type Fault, FAULTS } from './fault.js';

/** Most pointers of a line (X12 005010X222A1, SV107). */
const POINTERS = 4;

/** The diagnoses of an encounter, and which of them each charge points to. Codes are without their dot. */
export interface CodedDiagnoses {
  /** Those that a charge points to, then the others; each once, in the order of the encounter. */
  readonly codes: readonly string[];
  /** By charge: the codes that its line points to, the main one first. */
  readonly pointed: readonly (readonly string[])[];
  readonly items: readonly WorklistItem[];
}

/** No release speaks for a day that is not known, so nothing but the form is then checked. */
const NO_DAY: CalendarDate = '';

function faultOf({ code, system }: Diagnosis, day: CalendarDate): Fault | null {
  if (system !== 'ICD10CM') return FAULTS.noIcd10cmCode(system);
  if (!isDiagnosisShape(code)) return FAULTS.malformedDiagnosis;
  const { release, known, billable } = diagnosisOn(code, day);
  if (release === undefined) return null;
  if (!known) return FAULTS.notInCodeSet(code);
  return billable ? null : FAULTS.notBillable(code);
}

const undotted = (code: string): string => diagnosisOn(code, NO_DAY).code;

/**
 * Reads the diagnoses that the encounter lists, then those that only a charge names: they are coded, on the charge.
 * A charge that names none points to the encounter's first four. A day on which no release is loaded leaves codes to rules.
 */
export function codedDiagnoses(
  diagnoses: readonly Diagnosis[],
  charges: readonly Charge[],
  day: CalendarDate | null,
): CodedDiagnoses {
  const items: WorklistItem[] = [];
  const listed = new Set(diagnoses.map(({ code }) => undotted(code)));
  const accepted = new Set<string>();

  const take = (diagnosis: Diagnosis, what: WorklistItem['what'], ordinal: number): void => {
    const fault = faultOf(diagnosis, day ?? NO_DAY);
    if (fault === null) accepted.add(undotted(diagnosis.code));
    else items.push({ what, ordinal, ...fault });
  };

  diagnoses.forEach((diagnosis, ordinal) => take(diagnosis, 'diagnosis', ordinal));
  charges.forEach((charge, ordinal) => {
    const unlisted = charge.diagnoses.filter((code) => !listed.has(undotted(code)));
    for (const code of new Set(unlisted)) take({ code, system: 'ICD10CM' }, 'charge', ordinal);
  });

  const candidates = [...accepted];
  const pointed = charges.map(({ diagnoses: named }) => {
    const own = [...new Set(named.map(undotted))].filter((code) => accepted.has(code));
    return (named.length === 0 ? candidates : own).slice(0, POINTERS);
  });
  const used = new Set(pointed.flat());
  const codes = [...candidates.filter((code) => used.has(code)), ...candidates.filter((code) => !used.has(code))];
  return { codes, pointed, items };
}
