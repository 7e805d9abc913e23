/** How much one message may hold before it is refused. */
export interface Hl7Limits {
  readonly messageBytes: number;
  readonly segments: number;
  /** Repetitions of one field. */
  readonly repetitions: number;
}

export const HL7_LIMITS: Hl7Limits = { messageBytes: 10_000_000, segments: 10_000, repetitions: 10_000 };
