import { ChargelineError } from '@chargeline/kernel';

/** What can be wrong with an interchange, an envelope, an element or a claim. */
export type X12FaultCode =
  | 'no-isa'
  | 'isa-length'
  | 'delimiters'
  | 'truncated'
  | 'too-large'
  | 'segment-id'
  | 'segment-order'
  | 'characters'
  | 'interchange-control'
  | 'interchange-count'
  | 'interchange-repeated'
  | 'group-control'
  | 'group-count'
  | 'set-control'
  | 'set-count'
  | 'version'
  | 'missing-segment'
  | 'missing-element'
  | 'element-length'
  | 'element-value'
  | 'loop-repeated'
  | 'hierarchy'
  | 'balance';

/** A place in a file: the segment's id and its ordinal in the text, from 1; the element's number where one is meant. */
export interface X12Place {
  readonly segment: string;
  readonly position: number;
  readonly element?: number;
}

/** A fault as data. The message tells the kind of fault and never quotes what an element holds. */
export interface X12Fault extends X12Place {
  readonly code: X12FaultCode;
  readonly message: string;
}

const nameOf = ({ segment, element }: X12Place): string =>
  element === undefined ? segment : `${segment}${String(element).padStart(2, '0')}`;

/** A fault that stops the work. Trying again will not help. Its code is `CHL_X12_` and the fault's code. */
export class X12Error extends ChargelineError {
  constructor(readonly fault: X12Fault) {
    const code = fault.code.toUpperCase().replaceAll('-', '_');
    super(`CHL_X12_${code}`, `${nameOf(fault)} (segment ${fault.position}): ${fault.message}`, false);
  }
}
