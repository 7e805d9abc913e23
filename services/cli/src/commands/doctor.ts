import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { homeOf } from '../line/home.js';
import { report } from '../output.js';
import { table } from '../table.js';

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'what this machine, its Kafka, its database and the running line are well with, and what to do about the rest; ends with 1 on a fault',
    )
    .addHelpText('after', '\nExample:\n  chargeline doctor')
    .action(async (_options: unknown, command: Command) => {
      const { examine } = await import('../doctor/examine.js');
      const { findSavedLine } = await import('../line/saved-line.js');
      const findings = await examine(process.env, await findSavedLine(homeOf(process.env)));
      const faults = findings.filter(({ state }) => state === 'fault').length;
      report(command, { findings, faults }, () =>
        table(
          ['state', 'what', 'found', 'what to do'],
          findings.map(({ state, check, found, next }) => [state, check, found, next ?? '']),
        ),
      );
      process.exitCode = faults > 0 ? EXIT.notOk : EXIT.ok;
    });
}
