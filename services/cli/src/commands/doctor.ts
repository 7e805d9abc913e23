import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { homeOf } from '../line/home.js';
import { report } from '../output.js';
import { table } from '../table.js';

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'what this machine and the running line are well with, and what to do about the rest; ends with 1 on a fault',
    )
    .addHelpText('after', '\nExample:\n  chargeline doctor')
    .action(async (_options: unknown, command: Command) => {
      const [{ machine }, { tables }, { ring }, { broker }, { line }, { findSavedLine }] = await Promise.all([
        import('../doctor/machine.js'),
        import('../doctor/tables.js'),
        import('../doctor/ring.js'),
        import('../doctor/broker.js'),
        import('../doctor/line.js'),
        import('../line/saved-line.js'),
      ]);
      const findings = [
        ...(await machine()),
        await broker(),
        ...tables(new Date().toISOString().slice(0, 10)),
        ring(process.env['CHARGELINE_KEYRING']),
        ...(await line(await findSavedLine(homeOf(process.env)))),
      ];
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
