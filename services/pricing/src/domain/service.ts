import type { FeeSchedule, FeeScheduleRow, Gpci, Rvu } from '@chargeline/codes';
import type { Cents } from '@chargeline/kernel';
import { allowedCents, shareOf } from './allowed.js';
import type { Status, Unpriced } from './status.js';
import type { Told } from './told.js';
import type { Found } from './unit.js';

/** What pricing looks at in a claim line. */
export interface Line {
  readonly line: number;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly serviceFrom: string;
  /** Where this line was done (X12 SV105); null or absent where it is where the claim was. */
  readonly placeOfService?: string | null;
  /** Anesthesia time; null or absent where the line has none. */
  readonly minutes?: number | null;
  /** What a contract lists for a unit, in place of Medicare's fee. */
  readonly listed?: { readonly cents: Cents; readonly says: string };
}

/** What anesthesia is paid by on one day at one place. */
export interface AnesthesiaRates {
  /** Releases: base units, factor. */
  readonly sources: readonly string[];
  /** Base units of a code; undefined when the release does not have it. */
  readonly unitsOf: (code: string) => number | undefined;
  /** Ten-thousandths of a dollar for one unit. */
  readonly factor: number;
}

export type Setting = 'facility' | 'non-facility';

/** The rates of one day and place. */
export interface Rates {
  /** Releases in the order they were used: fee schedule, indices, factor. */
  readonly sources: readonly string[];
  readonly schedule: FeeSchedule;
  readonly gpci: Gpci;
  /** Ten-thousandths of a dollar. */
  readonly factor: number;
  readonly setting: Setting;
  /** A sentence where there are none. */
  readonly anesthesia: () => AnesthesiaRates | string;
  /** What was found so far, by modifiers and code, so that each is found once. */
  readonly units: Map<Told, Map<string, Found>>;
  /** What a contract says otherwise. */
  readonly terms?: {
    /** Shares of the surgeries of a day by rank, the last for all further; undefined: Medicare's. */
    readonly surgeryShares: readonly number[] | undefined;
    /** The listed fee of a whole service. */
    readonly listed: (code: string) => Cents | undefined;
  };
}

export type Rule =
  | 'fee'
  | 'opps-cap'
  | 'global-part'
  | 'bilateral'
  | 'equipment'
  | 'multiple-procedures'
  | 'endoscopy'
  | 'imaging'
  | 'technical'
  | 'therapy'
  | 'assistant'
  | 'co-surgeon'
  | 'therapy-assistant'
  | 'units'
  | 'anesthesia'
  | 'contract'
  | 'unchanged';

/** One step from the fee to the amount: the rule, its share in ten-thousandths where it has one, and the cents after it. */
export interface Step {
  readonly rule: Rule;
  readonly factor: number | null;
  readonly cents: Cents;
  readonly says: string;
}

/** A line that has a row, on its way to its amount. `cents` is that of one unit until the units are counted, then the line's. */
export interface Service {
  readonly is: 'service';
  readonly line: Line;
  readonly told: Told;
  readonly row: FeeScheduleRow;
  readonly rates: Rates;
  cents: Cents;
  /** The technical part of a unit, for the rules that touch it alone. Undefined where the row does not tell. */
  technical: Cents | undefined;
  /** The most that the technical part may be; undefined without a cap. */
  cap: Cents | undefined;
  /** The units are in `cents`. */
  counted: boolean;
  /** The technical part was compared with its cap. */
  reduced: boolean;
  /** The right side's line, on both lines of a pair of sides: together they are one procedure. */
  pair: Service | null;
  status: Status;
  because: string | null;
  steps: readonly Step[];
}

/** What a row pays for one unit. */
export const feeOf = ({ rvu }: FeeScheduleRow, rates: Rates): Cents => centsOf(rvu, rates);

/** The most that the technical part of a unit may be paid: what the hospital outpatient system pays (42 CFR 414.22 (b)(4)). */
export function capOf({ opps, rvu }: FeeScheduleRow, professional: Cents, rates: Rates): Cents | undefined {
  if (opps.practiceNonFacility === 0 && opps.practiceFacility === 0) return undefined;
  return centsOf({ ...opps, work: rvu.work }, rates) - professional;
}

function centsOf(rvu: Rvu, { gpci, factor, setting }: Rates): Cents {
  const practice = setting === 'facility' ? rvu.practiceFacility : rvu.practiceNonFacility;
  return allowedCents({ work: rvu.work, practice, malpractice: rvu.malpractice }, gpci, factor);
}

/** Multiplies the amount and says so. */
export function share(service: Service, rule: Rule, factor: number, says: string): void {
  service.cents = shareOf(service.cents, factor);
  if (service.technical !== undefined) service.technical = shareOf(service.technical, factor);
  if (service.cap !== undefined) service.cap = shareOf(service.cap, factor);
  note(service, rule, factor, says);
}

/** Says what the amount is after a rule. */
export function note(service: Service, rule: Rule, factor: number | null, says: string): void {
  service.steps = [...service.steps, { rule, factor, cents: service.cents, says }];
}

/** Leaves the service without an amount, or with none to pay. */
export function settle(service: Service, status: Unpriced, because: string): void {
  service.status = status;
  service.because = because;
  if (status === 'not-payable') service.cents = 0;
}

export const isOpen = ({ status }: Service): boolean => status === 'priced';
