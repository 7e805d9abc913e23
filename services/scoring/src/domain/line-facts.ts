import { placeOfService } from '@chargeline/codes';
import { daysBetween } from '@chargeline/kernel';
import { chargeMultiple } from './charge-multiple.js';
import type { ScorableClaim } from './claim.js';
import { type CodeFamily, familyOf } from './code-family.js';

/** What the lines of a claim say together, gathered in one walk. */
export interface LineFacts {
  units: number;
  codes: Set<string>;
  families: Record<CodeFamily, number>;
  separateVisit: number;
  distinctService: number;
  drugsWithoutNdc: number;
  facilityLines: number;
  highestMultiple: number;
  firstDay: string;
  lastDay: string;
}

/** Modifiers that say "not part of the other service": 59 and the four that CMS split from it (NCCI Policy Manual ch. 1 §E). */
const DISTINCT = ['59', 'XE', 'XP', 'XS', 'XU'] as const;

export function lineFacts({ encounter, claim }: Pick<ScorableClaim, 'encounter' | 'claim'>): LineFacts {
  const facts: LineFacts = {
    units: 0,
    codes: new Set(),
    families: { surgery: 0, imaging: 0, laboratory: 0, medicine: 0, visit: 0, drug: 0, other: 0 },
    separateVisit: 0,
    distinctService: 0,
    drugsWithoutNdc: 0,
    facilityLines: 0,
    highestMultiple: 0,
    firstDay: '',
    lastDay: '',
  };
  for (const line of claim.lines) {
    const { code, modifiers, units, serviceFrom, serviceTo } = line;
    const family = familyOf(code);
    facts.units += units;
    facts.codes.add(code);
    facts.families[family] += 1;
    if (modifiers.includes('25')) facts.separateVisit += 1;
    if (DISTINCT.some((modifier) => modifiers.includes(modifier))) facts.distinctService += 1;
    if (family === 'drug' && line.ndc === null) facts.drugsWithoutNdc += 1;
    const place = line.placeOfService ?? encounter.placeOfService;
    if (place !== null && placeOfService(place)?.rate === 'facility') facts.facilityLines += 1;
    facts.highestMultiple = Math.max(facts.highestMultiple, chargeMultiple(line));
    if (facts.firstDay === '' || serviceFrom < facts.firstDay) facts.firstDay = serviceFrom;
    if (serviceTo > facts.lastDay) facts.lastDay = serviceTo;
  }
  return facts;
}

/** Whole days from the first day of service to the last; 0 for one day, and when a claim has no lines. */
export const serviceDays = ({ firstDay, lastDay }: LineFacts): number =>
  firstDay === lastDay ? 0 : daysBetween(firstDay, lastDay);
