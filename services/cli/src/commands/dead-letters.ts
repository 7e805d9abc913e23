import type { Command } from 'commander';
import { EXIT, notOk, wrongUse } from '../exit.js';
import { homeOf } from '../line/home.js';
import { report } from '../output.js';
import { table } from '../table.js';

/** Every tenant of the running line, with its user and its parked letters. */
async function parked() {
  const { runningLine } = await import('../line/saved-line.js');
  const { gatewayUsers } = await import('../line/gateway-users.js');
  const { lettersOf } = await import('../line/letters.js');
  const users = await gatewayUsers(await runningLine(homeOf(process.env)));
  return Promise.all(users.map(async ({ tenant, user }) => ({ tenant, user, letters: await lettersOf(user) })));
}

async function letters() {
  return (await parked()).flatMap(({ tenant, letters }) => letters.map((letter) => ({ tenant, ...letter })));
}

export function deadLettersCommand(program: Command): void {
  const deadLetters = program
    .command('dead-letters')
    .description('records that a room of the running line could not take');

  deadLetters
    .command('list')
    .description('all that are parked, in the order of their parking')
    .addHelpText('after', '\nExample:\n  chargeline dead-letters list --json')
    .action(async (_options: unknown, command: Command) => {
      const all = await letters();
      report(command, { letters: all }, () =>
        all.length === 0
          ? 'No record is parked.'
          : table(
              ['letter', 'tenant', 'room', 'code', 'topic', 'parked at'],
              all.map(({ letterId, tenant, service, code, topic, parkedAt }) => [
                letterId,
                tenant,
                service,
                code,
                topic,
                parkedAt,
              ]),
            ),
      );
    });

  deadLetters
    .command('show')
    .argument('<id>', 'a letter id')
    .description('all that is known of one, by its place and never by its body')
    .addHelpText('after', '\nExample:\n  chargeline dead-letters show 6d3f1c0a-0000-5000-8000-000000000001')
    .action(async (id: string, _options: unknown, command: Command) => {
      const letter = (await letters()).find(({ letterId }) => letterId === id);
      if (letter === undefined) throw notOk('No letter of this id is parked.');
      report(command, letter, () =>
        table(
          ['what', 'is'],
          Object.entries(letter).map(([what, is]) => [what, String(is ?? '')]),
        ),
      );
    });

  deadLetters
    .command('replay')
    .argument('[id...]', 'letter ids')
    .option('--all', 'all that are parked')
    .description(
      'give records back to the rooms that could not take them; ends with 1 when one of the ids is not parked',
    )
    .addHelpText('after', '\nExample:\n  chargeline dead-letters replay --all')
    .action(async (ids: readonly string[], { all = false }: { readonly all?: boolean }, command: Command) => {
      if (all === ids.length > 0) throw wrongUse('Name letter ids, or say --all.');
      const { replay } = await import('../line/letters.js');
      const requested: string[] = [];
      for (const { user, letters } of await parked()) {
        const mine = letters.map(({ letterId }) => letterId).filter((id) => all || ids.includes(id));
        requested.push(...(await replay(user, mine)));
      }
      const unknown = ids.filter((id) => !requested.includes(id));
      report(command, { requested, unknown }, () =>
        [`${requested.length} given back`, ...unknown.map((id) => `${id} is not parked`)].join('\n'),
      );
      process.exitCode = unknown.length > 0 ? EXIT.notOk : EXIT.ok;
    });
}
