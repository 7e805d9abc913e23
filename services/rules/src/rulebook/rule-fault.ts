/** A rule that cannot be used, and why. */
export class RuleFault extends Error {
  readonly code = 'CHL_RULES_FAULT';

  constructor(
    readonly rule: string,
    readonly says: string,
  ) {
    super(`${rule}: ${says}`);
  }
}
