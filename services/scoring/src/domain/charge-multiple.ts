import { conversionFactor, feeScheduleOn, feeScheduleRow } from '@chargeline/codes';
import type { ScorableLine } from './claim.js';

/** These modifiers pick a row of the fee schedule. */
const COMPONENTS: ReadonlySet<string> = new Set(['26', 'TC', '53']);

/** RVUs come in hundredths, the conversion factor in ten-thousandths of a dollar; the sum is wanted in cents. */
const SCALE = (100 * 10_000) / 100;

/** What the national fee schedule would pay for one unit in an office, without locality, in cents; 0 when it has no figure. */
export function nationalCents(code: string, modifiers: readonly string[], day: string): number {
  const factor = conversionFactor(day, feeScheduleOn(day))?.tenThousandths;
  if (factor === undefined) return 0;
  const component = modifiers.find((modifier) => COMPONENTS.has(modifier)) ?? '';
  const rvu = feeScheduleRow(day, code, component)?.rvu;
  return rvu === undefined ? 0 : ((rvu.work + rvu.practiceNonFacility + rvu.malpractice) * factor) / SCALE;
}

/** How many times the national fee one unit is charged at; 0 when there is no fee, no unit or no charge to compare. */
export function chargeMultiple({ code, modifiers, units, chargeCents, serviceFrom }: ScorableLine): number {
  const fee = nationalCents(code, modifiers, serviceFrom) * units;
  return fee > 0 ? chargeCents / fee : 0;
}
