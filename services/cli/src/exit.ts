import { ChargelineError } from '@chargeline/kernel';

/** How the tool ends; README.md says it to people. */
export const EXIT = { ok: 0, notOk: 1, wrongUse: 2, missing: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** An error that knows how the tool must end. */
export class CommandError extends ChargelineError {
  constructor(
    code: `CHL_CLI_${string}`,
    message: string,
    readonly exit: Exit,
  ) {
    super(code, message, false);
  }
}

export const wrongUse = (message: string): CommandError => new CommandError('CHL_CLI_USE', message, EXIT.wrongUse);
export const notOk = (message: string): CommandError => new CommandError('CHL_CLI_NOT_OK', message, EXIT.notOk);
export const missing = (message: string): CommandError => new CommandError('CHL_CLI_MISSING', message, EXIT.missing);

/** The exit of a failed run. Errors of the rooms count as "not ok". */
export const exitOf = (error: unknown): Exit => (error instanceof CommandError ? error.exit : EXIT.notOk);

/** One line for people. The message of an error that nobody foresaw may quote what was read, so it is told with `--debug` alone. */
export function lineOf(error: unknown): string {
  if (error instanceof ChargelineError) return `${error.code}: ${error.message}`;
  const kind = error instanceof Error ? error.name : typeof error;
  return `CHL_CLI_UNFORESEEN: Something failed that nobody foresaw (${kind}). Run the command again with --debug to see where.`;
}
