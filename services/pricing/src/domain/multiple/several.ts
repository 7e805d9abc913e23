import { isOpen, type Service, settle } from '../service.js';
import { paySurgeries } from './surgery.js';
import { payTechnical, TECHNICAL } from './technical.js';
import { payTherapy } from './therapy.js';

/** Several procedures do not touch each other (indicator 0), or the concept does not apply (9). */
const isRanked = ({ row: { multiple } }: Service): boolean => multiple !== '0' && multiple !== '9';
const BEFORE_1995 = '1';

/** Pays what was done several times or with others on one day, by the rows' indicators for multiple procedures. */
export function paySeveral(services: readonly Service[]): void {
  const ranked = services.filter((service) => isRanked(service) && isOpen(service));
  if (ranked.length === 0) return;
  for (const service of ranked)
    if (service.row.multiple === BEFORE_1995)
      settle(service, 'not-adjusted', `${service.row.code} is ranked by a rule of before 1995, which no code has had.`);
  if (ranked.length === 1 && isOnce(ranked[0]!)) return;
  for (const [rule, payGroup] of RULES) {
    const group = ranked.filter(({ row }) => ruleOf(row.multiple) === rule);
    if (group.length > 1 || (group.length === 1 && !isOnce(group[0]!))) payGroup(group);
  }
}

/** Endoscopies are surgeries with a rule of their own within their families. */
const ruleOf = (indicator: string): string => (indicator === '3' ? '2' : indicator);

const isOnce = ({ counted, line }: Service): boolean => counted || line.units <= 1;

const ofMedicare = (group: readonly Service[]): readonly Service[] =>
  group.filter(({ line }) => line.listed === undefined);

const RULES: readonly (readonly [string, (group: readonly Service[]) => void])[] = [
  ['2', paySurgeries],
  ['5', (group) => payTherapy(ofMedicare(group))],
  ...Object.entries(TECHNICAL).map(
    ([rule, reduction]) => [rule, (group: readonly Service[]) => payTechnical(ofMedicare(group), reduction)] as const,
  ),
];
