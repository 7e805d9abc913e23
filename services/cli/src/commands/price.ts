import { type Locality, localityOfCounty, type Participants } from '@chargeline/codes';
import { dollars } from '@chargeline/kernel';
import type { ContractOn, QuotedLine, QuoteLine } from '@chargeline/pricing';
import { type Command, Option } from 'commander';
import { wrongUse } from '../exit.js';
import { calendarDate, each, shaped, unitsOfService, wholeNumber } from '../option.js';
import { report } from '../output.js';
import { readLines } from '../price/read-lines.js';
import { table } from '../table.js';

interface Options {
  readonly code?: string;
  readonly modifier?: readonly string[];
  readonly units: number;
  readonly minutes?: number;
  readonly zip: string;
  readonly locality?: string;
  readonly county?: string;
  readonly pos: string;
  readonly on: string;
  readonly qualifying?: true;
  readonly sequestration?: true;
  readonly contracts?: string;
  readonly tenant?: string;
  readonly payer?: string;
  readonly lines?: string;
}

/** The locality that was named, itself or by its county; null: the ZIP code decides. */
function localityOf({ locality, county, on }: Options): Locality | null {
  if (locality !== undefined) return { carrier: locality.slice(0, 5), locality: locality.slice(6) };
  if (county === undefined) return null;
  const found = localityOfCounty(county.slice(0, 2), county.slice(3), on);
  if (found === undefined)
    throw wrongUse(
      `No loaded table of counties has ${county} on ${on}. Load the year's LOCCO file, or say --locality.`,
    );
  return found;
}

/** What the options say of one line; a file's line takes from it what it leaves open. */
function lineOf(options: Options): QuoteLine {
  const { code = '', modifier = [], units, minutes, zip, pos, on } = options;
  return {
    code,
    modifiers: modifier,
    units,
    minutes: minutes ?? null,
    on,
    placeOfService: pos,
    zip,
    locality: localityOf(options),
    claim: '',
  };
}

/** The contracts between a tenant and a payer, when the three options name them. */
async function contractsOf({ contracts, tenant, payer }: Options): Promise<ContractOn | undefined> {
  const named = [contracts, tenant, payer].filter((option) => option !== undefined).length;
  if (named === 0) return undefined;
  if (contracts === undefined || tenant === undefined || payer === undefined)
    throw wrongUse('A contract is named by --contracts, --tenant and --payer together.');
  const { readContracts } = await import('@chargeline/pricing');
  return readContracts(contracts)(tenant, payer);
}

const amount = (cents: number | null | undefined): string =>
  cents === null || cents === undefined ? 'no price' : dollars(cents);

const percent = (factor: number | null): string => (factor === null ? '' : `${factor / 100} %`);

const explained = ({ code, modifiers, steps, sources, locality, setting, on, because }: QuotedLine): string =>
  [
    `${[code, ...modifiers].join('-')} on ${on}, locality ${locality ?? 'unknown'}, ${setting}${sources.length === 0 ? '' : `, by ${sources.join(', ')}`}`,
    ...steps.map(
      ({ factor, cents, says }) => `  ${dollars(cents).padStart(12)}  ${percent(factor).padStart(7)}  ${says}`,
    ),
    ...(because === null ? [] : [`  ${because}`]),
  ].join('\n');

export function priceCommand(program: Command): void {
  program
    .command('price')
    .description('what Medicare allows for services under the physician fee schedule, step by step')
    .option('--code <code>', 'CPT or HCPCS', shaped(/^[0-9A-Z]{5}$/, 'five digits or capital letters'))
    .option(
      '--modifier <modifier>',
      'may be given again',
      each(shaped(/^[0-9A-Z]{2}$/, 'two digits or capital letters')),
    )
    .option('--units <units>', 'units of service', unitsOfService, 1)
    .option('--minutes <minutes>', 'anesthesia time', wholeNumber)
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
    .addOption(
      new Option(
        '--county <state/county>',
        'the county instead of a ZIP code, as PA/Allegheny; wants the table of counties',
      )
        .argParser(shaped(/^[A-Z]{2}\/.+$/, 'two letters of a state, a slash, a county'))
        .conflicts(['zip', 'locality']),
    )
    .option('--pos <place>', 'place of service: 11 office, 21 hospital', shaped(/^\d\d$/, 'two digits'), '11')
    .option('--on <date>', 'day of service', calendarDate, '2025-06-01')
    .option(
      '--qualifying',
      'by the factor of qualifying participants of advanced alternative payment models, from 2026',
    )
    .option('--sequestration', 'also what Medicare pays: 80 % of the allowed amount, less the sequestration of the day')
    .option(
      '--contracts <folder>',
      'payer contracts, a JSON file each; that of the day says the amount, Medicare where there is none',
    )
    .option('--tenant <tenant>', 'whose contract')
    .option('--payer <id>', 'with which payer')
    .addOption(
      new Option(
        '--lines <file.csv>',
        'prices the lines of a file with the heading code, modifiers, units, minutes, on, pos, zip, locality, claim; all but code may be left out',
      ).conflicts(['code', 'modifier']),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  chargeline price --code 99213 --zip 15213 --pos 21\n  chargeline price --lines lines.csv --json',
    )
    .action(async (options: Options, command: Command) => {
      if (options.code === undefined && options.lines === undefined) throw wrongUse('Say --code or --lines.');
      const { quote } = await import('@chargeline/pricing');
      const line = lineOf(options);
      const participants: Participants = options.qualifying === true ? 'qualifying' : 'non-qualifying';
      const asked = options.lines === undefined ? [line] : await readLines(options.lines, line);
      const contractOn = await contractsOf(options);
      const priced = quote(asked, participants, { contractOn, sequestration: options.sequestration });
      const { lines, totalCents, totalPaymentCents } = priced;
      const paid = options.sequestration === true;
      report(command, priced, () =>
        [
          ...lines.map(explained),
          table(
            ['code', 'modifiers', 'units', 'status', 'allowed', ...(paid ? ['Medicare pays'] : [])],
            lines.map(({ code, modifiers, units, status, allowedCents, paymentCents }) => [
              code,
              modifiers.join(' '),
              String(units),
              status,
              amount(allowedCents),
              ...(paid ? [amount(paymentCents)] : []),
            ]),
          ),
          `total ${amount(totalCents)}${paid ? `, of which Medicare pays ${amount(totalPaymentCents)}` : ''}`,
        ].join('\n'),
      );
    });
}
