import { WHOLE } from './allowed.js';
import { byName, nameOfLine } from './multiple/ranked.js';
import { isOpen, note, type Service, settle, share } from './service.js';

const BOTH_SIDES = 15_000;

/**
 * Both sides at one session (Claims Processing Manual ch. 12 §40.7; indicator, ch. 23 Addendum, field 22): 0 one fee,
 * 1 one and a half, 2 the fee is for both already, 3 a fee for each, 9 does not apply. Told by modifier 50, by RT and LT on
 * one line or on a pair of lines in one setting, or (1 and 2) by two units without a side.
 */
export function payBothSides(services: readonly Service[]): void {
  for (const service of services) if (isOpen(service)) payOwn(service);
  const rights = services.filter((service) => service.told.right && isOneSide(service));
  if (rights.length === 0) return;
  const lefts = services.filter((service) => service.told.left && isOneSide(service)).toSorted(byLine);
  for (const right of rights.toSorted(byLine)) {
    const left = lefts.find((other) => other.pair === null && isOneSession(other, right));
    if (left !== undefined) payPair(right, left);
  }
}

const byLine = (one: Service, other: Service): number => byName(nameOfLine(one.line), nameOfLine(other.line));

const namesBoth = ({ told }: Service): boolean => told.bilateral || (told.right && told.left);

/** A line of one unit that does not name both sides. */
const isOneSide = (service: Service): boolean => isOpen(service) && service.line.units === 1 && !namesBoth(service);

const isOneSession = (one: Service, other: Service): boolean =>
  one.row === other.row && one.rates.setting === other.rates.setting;

function payOwn(service: Service): void {
  const { row, line, told } = service;
  const both = namesBoth(service);
  if (both && line.units !== 1 && (line.units !== 2 || told.bilateral)) {
    settle(service, 'not-adjusted', 'Both sides are one unit with modifier 50, one or two with RT and LT.');
    return;
  }
  const twice = line.units === 2 && !told.right && !told.left;
  if (!both && !twice) return;
  if (row.bilateral === '1') bothAt(service, BOTH_SIDES, 'both sides at 150 % (indicator 1, MCPM ch. 12 §40.7)');
  else if (row.bilateral === '2') bothAt(service, WHOLE, 'the fee is for both sides (indicator 2, MCPM ch. 12 §40.7)');
  else if (!both) return;
  else if (row.bilateral === '3') bothAt(service, 2 * WHOLE, 'each side at its fee (indicator 3, MCPM ch. 12 §40.7)');
  else if (row.bilateral === '0') bothAt(service, WHOLE, 'one fee for both sides (indicator 0, MCPM ch. 12 §40.7)');
  else note(service, 'unchanged', null, 'both sides do not apply to this code (indicator 9)');
}

function bothAt(service: Service, factor: number, says: string): void {
  share(service, 'bilateral', factor, says);
  service.counted = true;
}

function payPair(right: Service, left: Service): void {
  const second = { '0': 0, '1': WHOLE / 2, '2': 0 }[right.row.bilateral];
  if (second === undefined) return;
  right.pair = right;
  left.pair = right;
  share(
    left,
    'bilateral',
    second,
    `the other side of line ${right.line.line} (indicator ${right.row.bilateral}, MCPM ch. 12 §40.7)`,
  );
}
