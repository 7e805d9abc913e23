import { expect, test } from 'vitest';
import { priceLines } from '../../src/domain/price.js';
import { ratesAt } from '../../src/domain/rates.js';
import type { Line } from '../../src/domain/service.js';

/** Lines as people write them: `45385-59`, `97110-GP*3`, `99213@22` for one at a place of its own. */
const lineOf = (written: string, index: number): Line => {
  const [done = '', placeOfService = null] = written.split('@');
  const [service = '', units = '1'] = done.split('*');
  const [code = '', ...modifiers] = service.split('-');
  return { line: index + 1, code, modifiers, units: Number(units), serviceFrom: '2025-06-02', placeOfService };
};

/** Cents by line in the rest of Pennsylvania (12502-99: work 1.000, practice 0.927, malpractice 0.925), factor 32.3465. */
export function priced(lines: readonly string[], place = '11', locality = '12502-99') {
  return priceLines(lines.map(lineOf), ratesAt({ locality, placeOfService: place }));
}

/** A case that was worked by hand: why, the lines, and their dollars; a word is the status of a line without an amount. */
export type Worked = readonly [
  why: string,
  lines: readonly string[],
  dollars: readonly (number | string)[],
  place?: string,
];

export function worked(cases: readonly Worked[]): void {
  for (const [why, lines, dollars, place] of cases) {
    test(`${lines.join(' + ')}: ${why}`, () => {
      const found = priced(lines, place).map(({ status, allowedCents }) =>
        allowedCents === null ? status : allowedCents / 100,
      );
      expect(found).toEqual(dollars);
    });
  }
}
