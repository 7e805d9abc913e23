type Ranges = readonly (readonly [first: string, last: string])[];

/** Whether a code lies in one of the ranges. Only codes that end in four digits do: CPT category I and HCPCS Level II. */
export function within(ranges: Ranges): (code: string) => boolean {
  return (code) => /^[0-9A-Z]\d{4}$/.test(code) && ranges.some(([first, last]) => first <= code && code <= last);
}

/** Evaluation and management services, with the eye visits and Medicare's preventive visits: what 24, 25 and 57 belong to. */
export const isEvaluation = within([
  ['92002', '92014'],
  ['99202', '99499'],
  ['G0402', 'G0402'],
  ['G0438', 'G0439'],
]);

/** Visits that one clinician has once a day with one patient. */
export const isDailyVisit = within([
  ['92002', '92014'],
  ['99202', '99215'],
  ['99221', '99239'],
  ['99242', '99255'],
  ['99281', '99285'],
  ['99304', '99316'],
  ['99341', '99350'],
  ['99381', '99397'],
]);

export const isConsultation = within([['99242', '99255']]);

/** Drugs and biologicals of HCPCS (J and Q), whose units are doses and run high. */
export const isDrug = (code: string): boolean => /^[JQ]\d{4}$/.test(code);

const NCCI_MODIFIERS: ReadonlySet<string> = new Set(
  (
    'E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI ' +
    '24 25 57 58 78 79 27 59 91 XE XS XP XU'
  ).split(' '),
);

/** Whether a modifier can say that two services of an NCCI edit were distinct (NCCI Policy Manual ch. I §E). */
export const isNcciModifier = (modifier: string): boolean => NCCI_MODIFIERS.has(modifier);
