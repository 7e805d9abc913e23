import { type Locality, localityOfZip, releasesOn } from '@chargeline/codes';
import { dollars } from '@chargeline/kernel';
import type { Command } from 'commander';
import { calendarDate, each, shaped, unitsOfService } from '../option.js';
import { report } from '../output.js';
import { table } from '../table.js';

interface Options {
  readonly code: string;
  readonly modifier?: readonly string[];
  readonly units: number;
  readonly zip: string;
  readonly locality?: string;
  readonly pos: string;
  readonly on: string;
}

/** The locality that was named, else that of the ZIP code. */
function localityOf(named: string | undefined, zip: string): Locality | undefined {
  const [carrier, locality] = named?.split('-') ?? [];
  return carrier === undefined || locality === undefined ? localityOfZip(zip.slice(0, 5)) : { carrier, locality };
}

export function priceCommand(program: Command): void {
  program
    .command('price')
    .description('what Medicare allows for a service under the physician fee schedule')
    .requiredOption('--code <code>', 'CPT or HCPCS', shaped(/^[0-9A-Z]{5}$/, 'five digits or capital letters'))
    .option(
      '--modifier <modifier>',
      'may be given again',
      each(shaped(/^[0-9A-Z]{2}$/, 'two digits or capital letters')),
    )
    .option('--units <units>', 'units of service', unitsOfService, 1)
    .option(
      '--zip <zip>',
      'ZIP code of the place of service',
      shaped(/^\d{5}(\d{4})?$/, 'five or nine digits'),
      '15213',
    )
    .option(
      '--locality <carrier-locality>',
      'the Medicare locality itself, as 12502-99, instead of a ZIP code',
      shaped(/^\d{5}-\d\d$/, 'five digits, a hyphen, two digits'),
    )
    .option('--pos <place>', 'place of service: 11 office, 21 hospital', shaped(/^\d\d$/, 'two digits'), '11')
    .option('--on <date>', 'day of service', calendarDate, '2025-06-01')
    .addHelpText('after', '\nExample:\n  chargeline price --code 99213 --zip 15213 --pos 21')
    .action(async ({ code, modifier = [], units, zip, locality: named, pos, on }: Options, command: Command) => {
      const { priceClaim } = await import('@chargeline/pricing');
      const line = { line: 1, code, modifiers: modifier, units, serviceFrom: on };
      const schedule = `pfs ${releasesOn(on).pfs ?? 'none'}`;
      const price = priceClaim({ locality: localityOf(named, zip), placeOfService: pos, lines: [line] }, schedule);
      const lines = price.lines.map(({ status, allowedCents, because }) => {
        return { code, modifiers: modifier, units, status, allowedCents, because };
      });
      const { locality, setting, allowedCents: totalCents } = price;
      report(command, { lines, totalCents, locality, setting, schedule, on }, () =>
        [
          table(
            ['code', 'modifiers', 'units', 'allowed'],
            lines.map(({ allowedCents, because }) => [
              code,
              modifier.join(' '),
              String(units),
              allowedCents === null ? `no price: ${because}` : dollars(allowedCents),
            ]),
          ),
          `on ${on}, locality ${locality ?? 'unknown'}, ${setting}, schedule ${schedule}`,
        ].join('\n'),
      );
    });
}
