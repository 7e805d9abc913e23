import { ChargelineError } from '@chargeline/kernel';

/** Acknowledgement codes, HL7 table 0008: the first letter is A in original and application mode, C for an accept acknowledgement. */
export type AckCode = 'AA' | 'AE' | 'AR' | 'CA' | 'CE' | 'CR';

/** Error conditions by their number in HL7 table 0357, in words of our own. */
export const CONDITIONS = {
  100: 'Segment out of place',
  101: 'Required field missing',
  102: 'Wrong data type',
  103: 'Value not in its table',
  200: 'Message type not supported',
  201: 'Event not supported',
  202: 'Processing id not supported',
  203: 'Version not supported',
  204: 'Unknown key',
  205: 'Duplicate key',
  206: 'Record locked',
  207: 'Application error',
} as const;

export type ErrorCode = keyof typeof CONDITIONS;

/** Where a message is wrong and how. The message text names the kind of fault and never quotes what the field holds. */
export interface Hl7Issue {
  /** Segment name such as `PID`; empty when no segment can be named. */
  readonly segment: string;
  /** Which segment of that name, from 1. */
  readonly sequence: number;
  /** Field number, 0 when the fault is about the whole segment. */
  readonly field: number;
  readonly errorCode: ErrorCode;
  readonly message: string;
}

/** What a fault adds to its text; a place that is left out is not known. */
export interface Hl7FaultDetail {
  readonly ackCode: 'AE' | 'AR';
  readonly errorCode: ErrorCode;
  readonly segment?: string;
  readonly sequence?: number;
  readonly field?: number;
}

/** A message that is refused: AE for its content (sending it again will not help), AR for its header or its frame. */
export class Hl7Fault extends ChargelineError implements Hl7Issue {
  readonly ackCode: 'AE' | 'AR';
  readonly errorCode: ErrorCode;
  readonly segment: string;
  readonly sequence: number;
  readonly field: number;

  constructor(message: string, detail: Hl7FaultDetail) {
    super('CHL_HL7_REFUSED', message, false);
    this.ackCode = detail.ackCode;
    this.errorCode = detail.errorCode;
    this.segment = detail.segment ?? '';
    this.sequence = detail.sequence ?? 1;
    this.field = detail.field ?? 0;
  }
}
