import { CommanderError } from 'commander';
import { EXIT, exitOf, lineOf } from './exit.js';
import { note } from './output.js';
import { chargeline } from './program.js';

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault of ours.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
  note(`CHL_CLI_OUTPUT: Standard output cannot be written (${code}).`);
  process.exit(EXIT.notOk);
});

const program = chargeline();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // It has said what is wrong itself; help and version are no faults.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
  } else {
    note(lineOf(error));
    if (program.opts()['debug'] === true && error instanceof Error) note(error.stack ?? '');
    process.exitCode = exitOf(error);
  }
}
