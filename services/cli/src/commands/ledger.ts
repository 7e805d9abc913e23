import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { homeOf } from '../line/home.js';
import { note, report } from '../output.js';

const LOOK_EVERY_MILLIS = 500;
const MOST_LOOKS = 120;

const MORE = `
Without --sent every encounter that came in is taken as sent, and its rows, lines and 837 files are compared:
prices are recomputed with --sent alone. A claim that waits for its 837 file counts as lost: --file asks for the files.

Example:
  chargeline ledger verify --file --sent practice/visits.json`;

interface Options {
  readonly sent?: string;
  readonly file?: boolean;
}

export function ledgerCommand(program: Command): void {
  const ledger = program.command('ledger').description('accounting for every encounter');
  ledger
    .command('verify')
    .description('count at the far end of the running line, and say it in one line; ends with 1 when it is off')
    .option('--sent <file>', 'the sender\'s own list: visits.json as "generate" writes it')
    .option('--file', 'have the 837 files of all that waits written first')
    .addHelpText('after', MORE)
    .action(async ({ sent, file = false }: Options, command: Command) => {
      const { isBalanced, ledgerLine } = await import('@chargeline/standalone');
      const { indexKeysOf, runningLine } = await import('../line/saved-line.js');
      const { farEnd, verifyOwn, verifySent, waitingForFile } = await import('../line/verify-ledger.js');
      const { readVisits } = await import('../line/read-visits.js');
      const line = await runningLine(homeOf(process.env));
      const visits = sent === undefined ? null : await readVisits(sent);
      const waiting = async (): Promise<number> => waitingForFile(await farEnd(line));
      if (file) {
        const { gatewayUsers } = await import('../line/gateway-users.js');
        const { requestFiles, untilFiled } = await import('../line/file-claims.js');
        await requestFiles(await gatewayUsers(line));
        await untilFiled(waiting, () => pause(LOOK_EVERY_MILLIS), MOST_LOOKS);
      }
      const ends = await farEnd(line);
      const left = waitingForFile(ends);
      if (left > 0) note(`${left} claims wait for their 837 files and count as lost; --file asks for the files.`);
      if (visits === null) note('Rows, lines and 837 files are compared; prices are not recomputed without --sent.');
      const counted =
        visits === null ? await verifyOwn(line, ends) : verifySent(visits, indexKeysOf(line, process.env), ends);
      report(command, { ledger: counted, pricesRecomputed: visits !== null, waitingForFile: left }, () =>
        ledgerLine(counted),
      );
      process.exitCode = isBalanced(counted) ? EXIT.ok : EXIT.notOk;
    });
}
