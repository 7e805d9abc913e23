import type { Command } from 'commander';
import { missing } from '../exit.js';
import { note, print } from '../output.js';

const SECRET =
  'Keep it secret, and keep it: what was sealed with it opens with it alone. Rooms read it from CHARGELINE_KEYRING.';

function given(): string {
  const { CHARGELINE_KEYRING: ring } = process.env;
  if (ring === undefined) throw missing('Set CHARGELINE_KEYRING to the keyring that is to change.');
  return ring;
}

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('keyrings, that seal identities: JSON, on standard output alone');
  keys
    .command('new')
    .description('print a fresh keyring')
    .addHelpText('after', '\nExample:\n  (umask 077; chargeline keys new > keyring.json)')
    .action(async () => {
      const { newKeyring } = await import('@chargeline/security');
      print(newKeyring());
      note(SECRET);
    });
  keys
    .command('add')
    .description('print CHARGELINE_KEYRING with one more key, which does not seal yet')
    .addHelpText(
      'after',
      '\nExample, the first step of a rotation:\n  (umask 077; CHARGELINE_KEYRING="$(cat ring-1.json)" chargeline keys add > ring-2.json)',
    )
    .action(async () => {
      const { withNewKey } = await import('@chargeline/security');
      const { keyring, version } = withNewKey(given());
      print(keyring);
      note(
        `${version} is in it and seals nothing yet. Give it to every room, then run "chargeline keys use ${version}".`,
      );
    });
  keys
    .command('use <version>')
    .description(
      'print CHARGELINE_KEYRING with another key that seals; the earlier ones stay, to open what they sealed',
    )
    .addHelpText(
      'after',
      '\nExample, the second step, when every room knows ring-2:\n  (umask 077; CHARGELINE_KEYRING="$(cat ring-2.json)" chargeline keys use k2 > ring-3.json)',
    )
    .action(async (version: string) => {
      const { sealingWith } = await import('@chargeline/security');
      print(sealingWith(given(), version));
      note(SECRET);
    });
}
