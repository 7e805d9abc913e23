import { isProcedureShape } from '@chargeline/codes';
import type { Charge, ClaimLine, Encounter } from '@chargeline/contracts';
import { type Fault, FAULTS } from './fault.js';

/** What a charge that is silent takes from its encounter. */
export type Visit = Pick<Encounter, 'placeOfService' | 'serviceFrom'>;

/** Systems whose codes may be procedure codes; `other` is a source that did not say. */
const MAY_BE_BILLED: ReadonlySet<Charge['system']> = new Set(['CPT', 'HCPCS', 'other']);

function codeFault({ code, system }: Charge): Fault | null {
  if (!MAY_BE_BILLED.has(system)) return FAULTS.noBillableCode;
  if (isProcedureShape(code)) return null;
  return system === 'other' ? FAULTS.noBillableCode : FAULTS.malformedProcedure;
}

/** All that keeps a charge from being a line. Whether its code is valid on the day is for rules to say. */
export function chargeFaults(charge: Charge, visit: Visit): readonly Fault[] {
  return [
    codeFault(charge),
    charge.chargeCents === null ? FAULTS.noChargeAmount : null,
    (charge.serviceFrom ?? visit.serviceFrom) === null ? FAULTS.noServiceDate : null,
  ].filter((fault) => fault !== null);
}

/** The line of a charge that has no faults. `pointers` are 1-based into the diagnoses of the claim. */
export function lineOf(charge: Charge, visit: Visit, line: number, pointers: number[]): ClaimLine {
  const serviceFrom = (charge.serviceFrom ?? visit.serviceFrom)!;
  return {
    line,
    chargeId: charge.chargeId,
    code: charge.code,
    modifiers: charge.modifiers,
    units: charge.units,
    minutes: charge.minutes,
    chargeCents: charge.chargeCents!,
    serviceFrom,
    serviceTo: charge.serviceTo ?? serviceFrom,
    placeOfService: charge.placeOfService ?? visit.placeOfService,
    pointers,
    ndc: charge.ndc,
  };
}
