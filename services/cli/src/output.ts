import type { Command } from 'commander';

/** Results go to standard output, and nothing else does. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Progress and notes go to standard error. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

export const wantsJson = (command: Command): boolean => command.optsWithGlobals()['json'] === true;

/** Says a result once: as JSON for scripts, or as text for people. */
export function report(command: Command, json: unknown, text: () => string): void {
  print(wantsJson(command) ? JSON.stringify(json, null, 2) : harmless(text()));
}

/** What was read from a file may hold characters that steer a terminal. */
const harmless = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]/gu, '\uFFFD');
