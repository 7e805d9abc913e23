import type { Components, FieldValue, SegmentValue } from '@chargeline/hl7';
import { type Cents, dollars } from '@chargeline/kernel';
import type { Step } from '../../delivery/step.js';
import type { Visit, VisitCharge, VisitDiagnosis } from '../../visit/visit.js';
import { dotted } from '../dotted.js';
import type { Hl7Dialect } from './dialect.js';
import { componentsOf, hl7Day, segmentOf } from './segment.js';
import { clinicianOf } from './who.js';

function diagnosisOf({ code, system }: VisitDiagnosis, dialect: Hl7Dialect): Components {
  if (system === 'SNOMED') return componentsOf({ 1: code, 3: 'SCT' });
  return componentsOf({ 1: dialect.dotted ? dotted(code) : code, 3: dialect.systems.ICD10CM });
}

/** DG1, where the dialect tells diagnoses of the whole visit; none where each charge tells its own. */
export function diagnosisSegments({ diagnoses }: Visit, dialect: Hl7Dialect): readonly SegmentValue[] {
  if (dialect.diagnoses !== 'DG1') return [];
  return diagnoses.map((diagnosis, at) =>
    segmentOf('DG1', { 1: String(at + 1), 3: diagnosisOf(diagnosis, dialect), 6: 'F', 15: String(at + 1) }),
  );
}

/** FT1 with what stands in it, and the PR1 that follows where the dialect has the procedure there. */
export function chargeSegments(visit: Visit, step: Step, dialect: Hl7Dialect): readonly SegmentValue[] {
  return step.charges.flatMap((charge, at) => {
    const setId = String(at + 1);
    const transaction = segmentOf('FT1', {
      1: setId,
      2: charge.chargeId,
      4: hl7Day(step.chargeDate),
      6: 'CG',
      10: String(charge.units),
      ...amountOf(charge, dialect),
      19: dialect.diagnoses === 'FT1-19' ? pointersOf(charge, visit, dialect) : '',
      20: clinicianOf(visit.clinician),
      ...procedureOf(charge, dialect),
    });
    if (dialect.procedure !== 'PR1-3') return [transaction];
    const procedure = segmentOf('PR1', {
      1: setId,
      3: codeOf(charge, dialect),
      5: hl7Day(step.chargeDate),
      16: repeated(charge.modifiers),
    });
    return [transaction, procedure];
  });
}

const repeated = (values: readonly string[]): FieldValue => ({ repetitions: values });

function pointersOf({ pointsTo }: VisitCharge, { diagnoses }: Visit, dialect: Hl7Dialect): FieldValue {
  return { repetitions: diagnoses.slice(0, pointsTo).map((diagnosis) => diagnosisOf(diagnosis, dialect)) };
}

function codeOf({ code, system }: VisitCharge, { systems }: Hl7Dialect): Components {
  return componentsOf({ 1: code, 3: system === 'local' ? 'L' : systems[system] });
}

/** FT1-7 is the charge list's own number where the procedure stands elsewhere. */
function procedureOf(charge: VisitCharge, dialect: Hl7Dialect): Readonly<Record<number, FieldValue>> {
  const code = codeOf(charge, dialect);
  const ownNumber = componentsOf({ 1: `CDM${charge.code}`, 3: 'L' });
  if (dialect.procedure === 'PR1-3') return { 7: ownNumber };
  const modifiers = repeated(charge.modifiers);
  return dialect.procedure === 'FT1-7' ? { 7: code, 26: modifiers } : { 7: ownNumber, 25: code, 26: modifiers };
}

function amountOf({ chargeCents, units }: VisitCharge, { amount }: Hl7Dialect): Readonly<Record<number, FieldValue>> {
  return amount === 'extended' ? { 11: money(chargeCents) } : { 22: money(chargeCents / units) };
}

/** CP: an amount and its currency. */
const money = (cents: Cents): FieldValue => [[dollars(cents), 'USD']];
