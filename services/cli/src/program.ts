import { readFileSync } from 'node:fs';
import { useReference } from '@chargeline/codes';
import { Command } from 'commander';
import { benchCommand } from './commands/bench.js';
import { deadLettersCommand } from './commands/dead-letters.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { downCommand } from './commands/down.js';
import { generateCommand } from './commands/generate.js';
import { keysCommand } from './commands/keys.js';
import { ledgerCommand } from './commands/ledger.js';
import { logsCommand } from './commands/logs.js';
import { priceCommand } from './commands/price.js';
import { referenceCommand } from './commands/reference.js';
import { rulesCommand } from './commands/rules.js';
import { sendCommand } from './commands/send.js';
import { startCommand } from './commands/start.js';
import { statusCommand } from './commands/status.js';
import { topicsCommand } from './commands/topics.js';
import { upCommand } from './commands/up.js';
import { x12Command } from './commands/x12.js';
import { referenceFolderOf } from './line/home.js';

/** In the order in which a newcomer meets them. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  demoCommand,
  startCommand,
  upCommand,
  statusCommand,
  logsCommand,
  downCommand,
  generateCommand,
  sendCommand,
  ledgerCommand,
  deadLettersCommand,
  x12Command,
  priceCommand,
  referenceCommand,
  rulesCommand,
  topicsCommand,
  keysCommand,
  benchCommand,
  doctorCommand,
];

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** The whole tool. Commands import their rooms when they run, so that `--help` answers at once. */
export function chargeline(): Command {
  const program = new Command('chargeline')
    .description('Encounters in, claims out, every one accounted for.')
    .version(version)
    .option('--json', 'print JSON alone on standard output; progress and notes go to standard error')
    .option('--debug', 'print the stack of an error')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'CHL_CLI_USE: ')) })
    .exitOverride()
    .hook('preAction', () => useReference(referenceFolderOf(process.env)));
  for (const add of COMMANDS) add(program);
  return program;
}
