import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { wrongUse } from '../exit.js';
import { shaped } from '../option.js';
import { report } from '../output.js';
import { familyName, scopeOption, severityOption } from './options.js';
import { fileOf, idsIn, nextId, skeletonOf } from './skeleton.js';

interface Options {
  readonly title: string;
  readonly scope: string;
  readonly severity: string;
  readonly print?: true;
}

const MORE = `
The id is the next one that neither the house nor a YAML file of the current folder has. Give rules of your own a family of
your own: then no later rule of the house has their ids.

Example:
  chargeline rules new ACME --title 'Telehealth of Acme wants modifier 93' --scope line`;

/** The ids of the YAML files of the current folder, filled in or not. */
async function idsHere(): Promise<readonly string[]> {
  const names = (await readdir('.')).filter((name) => /\.ya?ml$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(name, 'utf8').catch(() => '')));
  return texts.flatMap(idsIn);
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrongUse(code === 'EEXIST' ? `${file} is there already.` : `${file} cannot be written (${code}).`);
  }
}

export function newCommand(rules: Command): void {
  rules
    .command('new')
    .argument('<family>', 'the letters before the number: MOD, or two to four of your own', (text) =>
      shaped(/^[A-Z]{2,4}$/, 'two to four letters')(familyName(text)),
    )
    .description('writes a rule to be filled in, with the next free id, into a file of its own in the current folder')
    .requiredOption(
      '--title <title>',
      'needed: what the rule is called in lists',
      shaped(/^.{5,80}$/, '5 to 80 characters'),
    )
    .addOption(scopeOption('of what it is asked').default('line'))
    .addOption(severityOption('what its finding does').default('warn'))
    .option('--print', 'prints it instead of writing a file')
    .addHelpText('after', MORE)
    .action(async (family: string, { title, scope, severity, print: prints }: Options, command: Command) => {
      const { rulebookTexts } = await import('@chargeline/rules');
      const id = nextId(family, [...rulebookTexts.map((rule) => rule.id), ...(await idsHere())]);
      if (id === null) throw wrongUse(`The family ${family} has no number left. Take other letters.`);
      const text = skeletonOf({ id, title, scope, severity });
      const file = prints === true ? null : fileOf(id);
      if (file !== null) await writeNew(file, text);
      report(command, { id, file, text }, () =>
        file === null
          ? text.trimEnd()
          : `${file} has ${id}. Fill in what stands empty, then run:\n  chargeline rules test ${file}\n  chargeline rules check claim.json --tenant-rules ${file}`,
      );
    });
}
