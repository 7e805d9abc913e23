type Ranges = readonly (readonly [first: string, last: string])[];

/** Whether a code lies in one of the ranges. Only codes that end in four digits do: CPT category I and HCPCS Level II. */
export function within(ranges: Ranges): (code: string) => boolean {
  return (code) => /^[0-9A-Z]\d{4}$/.test(code) && ranges.some(([first, last]) => first <= code && code <= last);
}

/**
 * Evaluation and management services, with the eye visits, the visits by telemedicine and Medicare's preventive visits: what 24, 25 and
 * 57 belong to.
 */
export const isEvaluation = within([
  ['92002', '92014'],
  ['98000', '98015'],
  ['99202', '99499'],
  ['G0402', 'G0402'],
  ['G0438', 'G0439'],
]);

/** Visits that one clinician has once a day with one patient. */
export const isDailyVisit = within([
  ['92002', '92014'],
  ['98000', '98015'],
  ['99202', '99215'],
  ['99221', '99239'],
  ['99242', '99255'],
  ['99281', '99285'],
  ['99304', '99316'],
  ['99341', '99350'],
  ['99381', '99397'],
]);

export const isConsultation = within([['99242', '99255']]);

/** Vaccines and toxoids, the product and not its giving. */
export const isVaccine = within([
  ['90476', '90479'],
  ['90581', '90759'],
]);

/** Vaccines of Medicare Part B for everybody: influenza, pneumococcus, hepatitis B (Claims Processing Manual ch. 18 §10). */
export const isPartBVaccine = within([
  ['90630', '90630'],
  ['90653', '90662'],
  ['90670', '90674'],
  ['90677', '90677'],
  ['90682', '90682'],
  ['90684', '90689'],
  ['90694', '90694'],
  ['90732', '90732'],
  ['90739', '90747'],
  ['90756', '90756'],
  ['90759', '90759'],
]);

/** Drugs and biologicals of HCPCS (J and some of Q), whose units are doses and run high. */
export const isDrug = within([
  ['J0000', 'J9999'],
  ['Q0138', 'Q0181'],
  ['Q0220', 'Q0249'],
  ['Q0515', 'Q0515'],
  ['Q2004', 'Q2050'],
  ['Q2053', 'Q2058'],
  ['Q3027', 'Q3028'],
  ['Q4074', 'Q4082'],
  ['Q4100', 'Q4399'],
  ['Q5101', 'Q5199'],
  ['Q9950', 'Q9992'],
]);

/** Miles of a journey, which are counted to a tenth. */
export const isMileage = within([
  ['A0021', 'A0021'],
  ['A0080', 'A0090'],
  ['A0160', 'A0160'],
  ['A0380', 'A0380'],
  ['A0390', 'A0390'],
  ['A0425', 'A0425'],
  ['A0435', 'A0436'],
  ['A0888', 'A0888'],
  ['S0209', 'S0209'],
  ['S0215', 'S0215'],
  ['T2049', 'T2049'],
]);

const NCCI_MODIFIERS: ReadonlySet<string> = new Set(
  (
    'E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI ' +
    '24 25 57 58 78 79 27 59 91 XE XS XP XU'
  ).split(' '),
);

/** Whether a modifier can say that two services of an NCCI edit were distinct (NCCI Policy Manual ch. I §E). */
export const isNcciModifier = (modifier: string): boolean => NCCI_MODIFIERS.has(modifier);
