import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { homeOf } from '../line/home.js';
import { report } from '../output.js';

export function statusCommand(program: Command): void {
  program
    .command('status')
    .description(
      'how each room of the running line stands, and how many records it has yet to read; ends with 1 when one is not ready',
    )
    .addHelpText('after', '\nExample:\n  chargeline status --json')
    .action(async (_options: unknown, command: Command) => {
      const [{ findSupervisor }, { runningLine }, { lineStatus }, { statusText }] = await Promise.all([
        import('../up/supervisor.js'),
        import('../line/saved-line.js'),
        import('../status/line-status.js'),
        import('../status/status-text.js'),
      ]);
      const home = homeOf(process.env);
      const supervisor = await findSupervisor(home);
      const line = await runningLine(home);
      const processes = supervisor?.pid === line.pid ? (await supervisor.view()).processes : null;
      const status = await lineStatus(line, processes, process.env);
      report(command, status, () => statusText(status));
      process.exitCode = status.ready ? EXIT.ok : EXIT.notOk;
    });
}
