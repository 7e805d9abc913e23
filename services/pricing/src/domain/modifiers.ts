import { modifier, type ModifierKind } from '@chargeline/codes';

/** A share of the fee in ten-thousandths, and where it is written. */
interface Share {
  readonly share: number;
  readonly source: string;
}

/** These modifiers pick a row of the schedule; they never multiply. */
export const COMPONENTS: ReadonlySet<string> = new Set(['26', 'TC', '53']);

/** Assistants at surgery: 16 % for physicians, 85 % of it for others (Claims Processing Manual ch. 12 §20.4.3, §110.2). */
export const ASSISTANTS: Readonly<Record<string, Share>> = {
  '80': { share: 1_600, source: 'MCPM ch. 12 §20.4.3' },
  '81': { share: 1_600, source: 'MCPM ch. 12 §20.4.3' },
  '82': { share: 1_600, source: 'MCPM ch. 12 §20.4.3' },
  AS: { share: 1_360, source: 'MCPM ch. 12 §110.2' },
};

/** Each of two surgeons (Claims Processing Manual ch. 12 §40.8). */
export const CO_SURGEON = '62';
export const CO_SURGEON_SHARE = 6_250;
export const TEAM = '66';
export const BILATERAL = '50';
export const RIGHT = 'RT';
export const LEFT = 'LT';

/** Parts of the global surgical package (Claims Processing Manual ch. 12 §40.2, §40.4): which of the row's three shares each pays. */
export const GLOBAL_PARTS: Readonly<Record<string, readonly ('preOperative' | 'intraOperative' | 'postOperative')[]>> =
  {
    '54': ['preOperative', 'intraOperative'],
    '55': ['postOperative'],
    '56': ['preOperative'],
    '78': ['intraOperative'],
  };

/** Services furnished in part by therapy assistants are paid at 85 % (Claims Processing Manual ch. 5 §20.1). */
export const THERAPY_ASSISTANTS: Readonly<Record<string, Share>> = {
  CQ: { share: 8_500, source: 'MCPM ch. 5 §20.1' },
  CO: { share: 8_500, source: 'MCPM ch. 5 §20.1' },
};

/** What older equipment takes from the technical part (42 CFR 414.22 (b)(5)(i)(G), Claims Processing Manual ch. 13 §20.5, §20.6). */
export const EQUIPMENT: Readonly<Record<string, Share>> = {
  FX: { share: 8_000, source: 'X-ray on film, MCPM ch. 13 §20.2.3' },
  FY: { share: 9_000, source: 'computed radiography, MCPM ch. 13 §20.2.4' },
  CT: { share: 8_500, source: 'scanner below the standard, MCPM ch. 13 §20.2.5' },
};

/** The contractor decides from the documentation; the schedule has no share for them. */
export const BY_REPORT: Readonly<Record<string, string>> = {
  '52': 'a reduced service is priced from its documentation (MCPM ch. 12 §20.4.6)',
  '53': 'a discontinued procedure without a row of its own is priced from its documentation (MCPM ch. 12 §30.1)',
};

/** For hospital outpatient departments and surgical centers alone, which this schedule does not pay. */
export const FACILITY_ONLY: Readonly<Record<string, string>> = {
  '73': 'stopped before anesthesia: half the facility payment, no physician fee (MCPM ch. 4 §20.6.4)',
  '74': 'stopped after anesthesia: the whole facility payment, no physician fee (MCPM ch. 4 §20.6.4)',
};

/** Modifiers about payment that leave the allowed amount as it is, and why. */
const LEAVES_AMOUNT: Readonly<Record<string, string>> = {
  '22': 'more may be paid from the documentation, never by rule (MCPM ch. 12 §40.2)',
  '51': 'Medicare ranks procedures itself (MCPM ch. 12 §40.6)',
  '63': 'Medicare pays no more for small infants (MCPM ch. 12 §40.2)',
  AQ: 'the bonus of a shortage area is paid by quarter, apart from the claim (MCPM ch. 12 §90.4)',
  AR: 'the scarcity bonus has ended (MCPM ch. 12 §90.5)',
  PT: 'waives what the patient pays, not what is allowed (MCPM ch. 18 §60.1)',
};

/** Kinds of modifiers that never change the allowed amount, and what they say instead. */
const QUIET: Readonly<Partial<Record<ModifierKind, string>>> = {
  anatomical: 'says where on the body, not how much',
  coverage: 'is about coverage, not about the amount',
  distinct: 'says that the service is separate, not how much it is worth',
  drug: 'is about a drug, not about the amount',
  informational: 'informs, and changes no amount',
  laboratory: 'is about a laboratory, not about the amount',
  staff: 'says who took part, and changes no amount here',
  telehealth: 'says how patient and clinician met; the place of service sets the rate',
  therapy: 'says under which plan of care, and changes no amount',
};

/** Of each list, at most one group can be true of a line. */
const EXCLUSIVE: readonly (readonly (readonly string[])[])[] = [
  [['26'], ['TC'], ['53']],
  [Object.keys(ASSISTANTS), [CO_SURGEON], [TEAM]],
  [['54', '55', '56'], ['78']],
  [['CQ'], ['CO']],
  [['FX'], ['FY'], ['CT']],
];

/** Two modifiers of one line that contradict each other; undefined when none do. */
export function contradiction(modifiers: readonly string[]): readonly [string, string] | undefined {
  for (const groups of EXCLUSIVE) {
    const told = groups.flatMap((group) => modifiers.find((modifier) => group.includes(modifier)) ?? []);
    if (told.length > 1) return [told[0]!, told[1]!];
  }
  return undefined;
}

/** Why a modifier leaves the amount alone; undefined for one that may change it. */
export function whyUnchanged(code: string): string | undefined {
  const kind = modifier(code)?.kind;
  return LEAVES_AMOUNT[code] ?? (kind && QUIET[kind]);
}

const HANDLED = new Set([
  ...COMPONENTS,
  ...Object.keys(ASSISTANTS),
  ...Object.keys(GLOBAL_PARTS),
  ...Object.keys(THERAPY_ASSISTANTS),
  ...Object.keys(EQUIPMENT),
  CO_SURGEON,
  TEAM,
  BILATERAL,
]);

/** Whether the room knows what the modifier does to an amount; one that it does not know must be feared. */
export const isAdjusted = (code: string): boolean => HANDLED.has(code) || whyUnchanged(code) !== undefined;
