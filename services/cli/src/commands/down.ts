import type { Command } from 'commander';
import { notOk } from '../exit.js';
import { homeOf } from '../line/home.js';
import { note, report } from '../output.js';

export function downCommand(program: Command): void {
  program
    .command('down')
    .description(
      'stop the line that "up" started: every room ends what is in hand, then PostgreSQL and Kafka; all data stay',
    )
    .addHelpText('after', '\nExample:\n  chargeline down')
    .action(async (_options: unknown, command: Command) => {
      const { findLine } = await import('@chargeline/standalone');
      const { findSupervisor } = await import('../up/supervisor.js');
      const { untilGone } = await import('../up/until-gone.js');
      const home = homeOf(process.env);
      const running = await findSupervisor(home);
      if (running === null) {
        const other = await findLine(home);
        if (other !== null)
          throw notOk(`The line of process ${other.pid} was not started with "up". End it with Ctrl-C there.`);
        report(command, { stopped: null }, () => 'No line is up.');
        return;
      }
      const { pid, folder } = running;
      note(`Stopping the line of process ${pid} ...`);
      process.kill(pid, 'SIGTERM');
      await untilGone(running, note);
      report(command, { stopped: pid, folder }, () => `Stopped. Its data stay in ${folder}`);
    });
}
