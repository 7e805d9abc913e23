import type { FeeScheduleRow } from '@chargeline/codes';
import type { LinePrice } from './price.js';
import type { Rates, Step } from './service.js';

const decimal = (whole: number, places: number): string => (whole / 10 ** places).toFixed(places);

/** The row of a fee and its figures: `(1.30 × 1.000 + 1.35 × 0.927 + 0.10 × 0.925) × 32.3465`. */
function feeText({ code, modifier, rvu, ...row }: FeeScheduleRow, { gpci, factor, setting, schedule }: Rates): string {
  const practice = setting === 'facility' ? rvu.practiceFacility : rvu.practiceNonFacility;
  const sum = [
    [rvu.work, gpci.work],
    [practice, gpci.practice],
    [rvu.malpractice, gpci.malpractice],
  ].map(([value = 0, index = 0]) => `${decimal(value, 2)} × ${decimal(index, 3)}`);
  const rare = setting === 'facility' ? row.rareInFacility : row.rareInOffice;
  const note = rare ? `; rarely or never given in this setting, priced as printed` : '';
  const name = modifier === '' ? code : `${code}-${modifier}`;
  return `${name} in pfs ${schedule.release.id}: (${sum.join(' + ')}) × ${decimal(factor, 4)}${note}`;
}

/** The steps of a line with the figures of its fee written out. */
export const explained = ({ steps, by }: LinePrice): readonly Step[] =>
  by === undefined
    ? steps
    : steps.map((step) => (step.rule === 'fee' ? { ...step, says: feeText(by.row, by.rates) } : step));
