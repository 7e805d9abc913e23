import { ChargelineError } from '@chargeline/kernel';

/** A place in a message, each number from 1. */
export interface Hl7Path {
  readonly segment: string;
  readonly field: number;
  readonly repetition: number;
  readonly component: number;
  readonly subcomponent: number;
}

const PATH = /^([A-Z][A-Z0-9]{2})-(\d{1,3})(?:\[(\d{1,5})\])?(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?$/;

/**
 * Reads `PV1-19`, `PV1-19.1`, `PID-3[2].4.1`: segment, field, repetition in brackets, component, subcomponent. What is left out is 1.
 * Throws `CHL_HL7_BAD_PATH` for anything else: a path is written by us, not by a sender.
 */
export function hl7Path(text: string): Hl7Path {
  const match = PATH.exec(text);
  if (match === null) throw new ChargelineError('CHL_HL7_BAD_PATH', `"${text}" is not a path such as PV1-19.1.`, false);
  const [, segment = '', field, repetition = '1', component = '1', subcomponent = '1'] = match;
  return {
    segment,
    field: Number(field),
    repetition: Number(repetition),
    component: Number(component),
    subcomponent: Number(subcomponent),
  };
}
