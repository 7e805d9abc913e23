import type { Command } from 'commander';
import { note, print } from '../output.js';

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('keys that seal identities');
  keys
    .command('new')
    .description('print a fresh keyring: JSON, on standard output alone')
    .addHelpText(
      'after',
      '\nExample:\n  (umask 077; chargeline keys new > keyring.json)\n  CHARGELINE_KEYRING="$(cat keyring.json)" chargeline start',
    )
    .action(async () => {
      const { newKeyring } = await import('@chargeline/security');
      print(newKeyring());
      note(
        'Keep it secret, and keep it: what was sealed with it opens with it alone. Rooms read it from CHARGELINE_KEYRING.',
      );
    });
}
