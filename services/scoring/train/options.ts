import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ChargelineError } from '@chargeline/kernel';

export interface Options {
  readonly seed: number;
  readonly claims: number;
  /** Where the model file goes. */
  readonly out: string;
}

const SHIPPED = fileURLToPath(new URL('../data/denial-risk.json', import.meta.url));

/** Fewer claims than this leave parts without a denial. */
const FEWEST = 1_000;

function wholeNumber(name: string, text: string, least: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (number >= least) return number;
  throw new ChargelineError('CHL_SCORING_OPTION', `--${name} is a whole number from ${least} to 999999999.`, false);
}

/** Reads the command's arguments; pnpm hands its own `--` on. Throws CHL_SCORING_OPTION, naming the option. */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    options: {
      seed: { type: 'string', default: '7' },
      claims: { type: 'string', default: '60000' },
      out: { type: 'string', default: SHIPPED },
    },
  });
  return {
    seed: wholeNumber('seed', values.seed, 0),
    claims: wholeNumber('claims', values.claims, FEWEST),
    out: values.out,
  };
}
