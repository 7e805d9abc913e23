import { isOpen, type Service, settle } from '../service.js';
import { paySurgeries } from './surgery.js';
import { payTechnical, TECHNICAL } from './technical.js';
import { payTherapy } from './therapy.js';

/** Several procedures do not touch each other (indicator 0), or the concept does not apply (9). */
const ALONE = new Set(['0', '9']);
const BEFORE_1995 = '1';

/** Pays what was done several times or with others on one day, by the rows' indicators for multiple procedures. */
export function paySeveral(services: readonly Service[]): void {
  const ranked = services.filter((service) => isOpen(service) && !ALONE.has(service.row.multiple));
  if (ranked.length === 0) return;
  for (const service of ranked)
    if (service.row.multiple === BEFORE_1995)
      settle(service, 'not-adjusted', `${service.row.code} is ranked by a rule of before 1995, which no code has had.`);
  if (ranked.length === 1 && isOnce(ranked[0]!)) return;
  for (const [rule, group] of Map.groupBy(ranked, ({ row }) => ruleOf(row.multiple)))
    if (group.length > 1 || !isOnce(group[0]!)) pay(rule, group);
}

/** Endoscopies are surgeries with a rule of their own within their families. */
const ruleOf = (indicator: string): string => (indicator === '3' ? '2' : indicator);

const isOnce = ({ counted, line }: Service): boolean => counted || line.units <= 1;

function pay(rule: string, group: readonly Service[]): void {
  if (rule === '2') paySurgeries(group);
  const ofMedicare = group.filter(({ line }) => line.listed === undefined);
  if (rule === '5') payTherapy(ofMedicare);
  const reduction = TECHNICAL[rule];
  if (reduction !== undefined) payTechnical(ofMedicare, reduction);
}
