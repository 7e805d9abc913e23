/**
 * An error that a program can act on: a stable code, and whether trying again may help.
 * Its message says what happened and what to do next, and never holds a name, a date of birth or a member number.
 */
export class ChargelineError extends Error {
  constructor(
    readonly code: `CHL_${string}`,
    message: string,
    readonly retriable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = code;
  }
}
