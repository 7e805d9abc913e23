import type { Delimiters } from './delimiters.js';
import type { Segment } from './segment.js';

/** ST to SE. `segments` are those between the two; `position` is that of the ST. */
export interface TransactionSet {
  /** ST01, such as `837`. */
  readonly id: string;
  /** ST02. */
  readonly control: string;
  /** ST03, or GS08 where ST03 is empty. */
  readonly version: string;
  readonly position: number;
  readonly segments: readonly Segment[];
}

/** GS to GE. */
export interface FunctionalGroup {
  /** GS01, such as `HC`. */
  readonly functionalId: string;
  readonly sender: string;
  readonly receiver: string;
  /** GS04 and GS05 as they stand. */
  readonly date: string;
  readonly time: string;
  readonly control: string;
  /** GS08. */
  readonly version: string;
  readonly position: number;
  readonly sets: readonly TransactionSet[];
}

/** ISA to IEA. Names of parties are without the blanks that fill the fixed widths. */
export interface Interchange {
  readonly senderQualifier: string;
  readonly sender: string;
  readonly receiverQualifier: string;
  readonly receiver: string;
  /** ISA09 (YYMMDD) and ISA10 (HHMM) as they stand. */
  readonly date: string;
  readonly time: string;
  /** ISA12. */
  readonly version: string;
  /** ISA13. */
  readonly control: string;
  /** ISA14: whether a TA1 is asked for. */
  readonly acknowledgementRequested: boolean;
  /** ISA15: `P` or `T`. */
  readonly usage: string;
  readonly delimiters: Delimiters;
  readonly position: number;
  /** TA1 segments, which stand outside of groups. */
  readonly acknowledgements: readonly Segment[];
  readonly groups: readonly FunctionalGroup[];
}
