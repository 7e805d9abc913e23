import {
  type FeeScheduleRow,
  isClaimFilingIndicator,
  isDiagnosisShape,
  isProcedureShape,
  type ProcedureStatus,
  releasesOn,
  type UnlikelyUnits,
} from '@chargeline/codes';
import type { Address } from '@chargeline/contracts';
import { daysBetween, isCalendarDate, isNpi } from '@chargeline/kernel';
import { among, BOOLEAN, DATE, type Functions, listOf, MONEY, NUMBER, recordOf, TEXT } from '../language/types.js';
import type { Names } from '../language/translate.js';
import { isPostOfficeBox } from './address-facts.js';
import type { ClaimDocument, Party } from './claim-document.js';
import type { ClaimView, DiagnosisView, LineView, PairView } from './claim-view.js';
import { isConsultation, isDailyVisit, isDrug, isEvaluation, isNcciModifier } from './procedure-facts.js';

type Encounter = ClaimDocument['encounter'];
type Ndc = NonNullable<LineView['line']['ndc']>;

const ADDRESS = recordOf('address', {
  line1: [TEXT, ({ line1 }: Address) => line1],
  line2: [TEXT, ({ line2 }: Address) => line2],
  city: [TEXT, ({ city }: Address) => city],
  state: [TEXT, ({ state }: Address) => state],
  zip: [TEXT, ({ zip }: Address) => zip],
});

const PROVIDER = recordOf('provider', {
  entity: [among('person', 'organization'), ({ entity }: Party) => entity],
  name: [TEXT, ({ name }: Party) => name],
  npi: [TEXT, ({ npi }: Party) => npi],
  taxId: [TEXT, ({ taxId }: Party) => taxId],
  taxonomy: [TEXT, ({ taxonomy }: Party) => taxonomy],
  address: [ADDRESS, ({ address }: Party) => address],
});

const PATIENT = recordOf('patient', {
  sex: [among('F', 'M', 'U'), ({ sex }: Encounter['patient']) => sex],
  age: [NUMBER, ({ ageYears }: Encounter['patient']) => ageYears],
  relationship: [TEXT, ({ relationship }: Encounter['patient']) => relationship],
});

const COVERAGE = recordOf('coverage', {
  payer: [TEXT, ({ payerId }: NonNullable<Encounter['coverage']>) => payerId],
  name: [TEXT, ({ payerName }: NonNullable<Encounter['coverage']>) => payerName],
  filing: [TEXT, ({ filingIndicator }: NonNullable<Encounter['coverage']>) => filingIndicator],
});

/** Of the sealed identity a rule sees the names of what it holds, as `patient.birthDate`. */
const ENCOUNTER = recordOf('encounter', {
  patient: [PATIENT, ({ patient }: Encounter) => patient],
  identity: [listOf(TEXT), ({ identity }: Encounter) => identity.holds],
  coverage: [COVERAGE, ({ coverage }: Encounter) => coverage],
  billing: [PROVIDER, ({ billingProvider }: Encounter) => billingProvider],
  rendering: [PROVIDER, ({ renderingProvider }: Encounter) => renderingProvider],
  referring: [PROVIDER, ({ referringProvider }: Encounter) => referringProvider],
  facility: [PROVIDER, ({ facility }: Encounter) => facility],
  place: [TEXT, ({ placeOfService }: Encounter) => placeOfService],
  from: [DATE, ({ serviceFrom }: Encounter) => serviceFrom],
  to: [DATE, ({ serviceTo }: Encounter) => serviceTo],
});

const DIAGNOSIS = recordOf('diagnosis', {
  code: [TEXT, ({ code }: DiagnosisView) => code],
  known: [BOOLEAN, ({ facts }: DiagnosisView) => facts.status.known],
  valid: [BOOLEAN, ({ facts }: DiagnosisView) => facts.status.valid],
  /** The release that speaks for its day; missing where none is loaded. */
  release: [TEXT, ({ facts }: DiagnosisView) => facts.status.release],
  isForOtherSex: [BOOLEAN, ({ isForOtherSex }: DiagnosisView) => isForOtherSex],
  isForOtherAge: [BOOLEAN, ({ isForOtherAge }: DiagnosisView) => isForOtherAge],
});

/** Indicators by the record layout of the fee schedule (Claims Processing Manual ch. 23, Addendum). */
const SCHEDULE = recordOf('row of the fee schedule', {
  status: [TEXT, ({ status }: FeeScheduleRow) => status],
  pcTc: [TEXT, ({ pcTc }: FeeScheduleRow) => pcTc],
  globalDays: [TEXT, ({ globalDays }: FeeScheduleRow) => globalDays],
  multiple: [TEXT, ({ multiple }: FeeScheduleRow) => multiple],
  bilateral: [TEXT, ({ bilateral }: FeeScheduleRow) => bilateral],
  assistant: [TEXT, ({ assistant }: FeeScheduleRow) => assistant],
  coSurgeons: [TEXT, ({ coSurgeons }: FeeScheduleRow) => coSurgeons],
  team: [TEXT, ({ team }: FeeScheduleRow) => team],
  endoscopicBase: [TEXT, ({ endoscopicBase }: FeeScheduleRow) => endoscopicBase || null],
});

const PROCEDURE = recordOf('procedure', {
  system: [among('CPT', 'HCPCS'), ({ system }: ProcedureStatus) => system],
  known: [BOOLEAN, ({ known }: ProcedureStatus) => known],
  valid: [BOOLEAN, ({ valid }: ProcedureStatus) => valid],
  release: [TEXT, ({ release }: ProcedureStatus) => release],
  needsNdc: [BOOLEAN, ({ needsNdc }: ProcedureStatus) => needsNdc],
});

/** A medically unlikely edit: adjudicated by line (1), by day as policy (2) or by day as clinical likelihood (3) (NCCI Policy Manual ch. I §V). */
const MUE = recordOf('medically unlikely edit', {
  units: [NUMBER, ({ units }: UnlikelyUnits) => units],
  adjudication: [among('1', '2', '3'), ({ adjudication }: UnlikelyUnits) => adjudication],
});

const NDC = recordOf('drug', {
  code: [TEXT, ({ code }: Ndc) => code],
  quantity: [NUMBER, ({ quantity }: Ndc) => quantity],
  unit: [TEXT, ({ unit }: Ndc) => unit],
});

/** A line without the lines around it. */
const fields = {
  number: [NUMBER, ({ line }: LineView) => line.line],
  chargeId: [TEXT, ({ line }: LineView) => line.chargeId],
  code: [TEXT, ({ line }: LineView) => line.code],
  modifiers: [listOf(TEXT), ({ line }: LineView) => line.modifiers],
  unknownModifiers: [listOf(TEXT), ({ unknownModifiers }: LineView) => unknownModifiers],
  units: [NUMBER, ({ line }: LineView) => line.units],
  charge: [MONEY, ({ line }: LineView) => line.chargeCents],
  from: [DATE, ({ line }: LineView) => line.serviceFrom],
  to: [DATE, ({ line }: LineView) => line.serviceTo],
  days: [NUMBER, ({ days }: LineView) => days],
  place: [TEXT, ({ place }: LineView) => place],
  placeRate: [among('facility', 'non-facility', 'not-applicable'), ({ placeRate }: LineView) => placeRate],
  pointers: [listOf(NUMBER), ({ line }: LineView) => line.pointers],
  diagnosis: [DIAGNOSIS, ({ diagnosis }: LineView) => diagnosis],
  diagnoses: [listOf(DIAGNOSIS), ({ diagnoses }: LineView) => diagnoses],
  ndc: [NDC, ({ line }: LineView) => line.ndc],
  /** The ICD-10-CM release that speaks for its day; missing where none is loaded. */
  diagnosisRelease: [TEXT, ({ line }: LineView) => releasesOn(line.serviceFrom).icd10cm],
  procedure: [PROCEDURE, ({ procedure }: LineView) => procedure],
  schedule: [SCHEDULE, ({ schedule }: LineView) => schedule],
  /** A modifier by which a line says that it was distinct from another. */
  hasNcciModifier: [BOOLEAN, ({ line }: LineView) => line.modifiers.some(isNcciModifier)],
  mue: [MUE, ({ facts }: LineView) => facts.unlikely],
  unitsOfDay: [NUMBER, ({ unitsOfDay }: LineView) => unitsOfDay],
  isVisit: [BOOLEAN, ({ line }: LineView) => isEvaluation(line.code)],
  isDailyVisit: [BOOLEAN, ({ line }: LineView) => isDailyVisit(line.code)],
  isConsultation: [BOOLEAN, ({ line }: LineView) => isConsultation(line.code)],
  isDrug: [BOOLEAN, ({ line }: LineView) => isDrug(line.code)],
  isAddOn: [BOOLEAN, ({ isAddOn }: LineView) => isAddOn],
  isForOtherSex: [BOOLEAN, ({ isForOtherSex }: LineView) => isForOtherSex],
  isForOtherAge: [BOOLEAN, ({ isForOtherAge }: LineView) => isForOtherAge],
} as const;

const NEIGHBOUR = recordOf('line', fields);

/** An NCCI procedure-to-procedure edit; its indicator 1 lets a modifier say that both were right, 0 does not (NCCI Policy Manual ch. I §E). */
const PAIR = recordOf('pair', {
  modifierIndicator: [among('0', '1'), ({ edit }: PairView) => edit.modifierIndicator],
  whole: [NEIGHBOUR, ({ whole }: PairView) => whole],
});

const LINE = recordOf('line', {
  ...fields,
  earlier: [listOf(NEIGHBOUR), ({ earlier }: LineView) => earlier],
  others: [listOf(NEIGHBOUR), ({ others }: LineView) => others],
  /** The NCCI edits by which it is part of another line of its day. */
  partOf: [listOf(PAIR), ({ partOf }: LineView) => partOf],
});

const CLAIM = recordOf('claim', {
  total: [MONEY, ({ document }: ClaimView) => document.claim.totalCents],
  sumOfLines: [MONEY, ({ sumOfLines }: ClaimView) => sumOfLines],
  frequency: [among('1', '7', '8'), ({ document }: ClaimView) => document.claim.frequency],
  originalReference: [TEXT, ({ document }: ClaimView) => document.claim.originalReference],
  diagnoses: [listOf(DIAGNOSIS), ({ diagnoses }: ClaimView) => diagnoses],
  first: [DIAGNOSIS, ({ diagnoses }: ClaimView) => diagnoses[0]],
  lines: [listOf(LINE), ({ lines }: ClaimView) => lines],
});

/** What a condition of each scope can name, in the order of the slots. Within `diagnosis`, the line is missing where none points to it. */
export const NAMES = {
  claim: [
    ['encounter', ENCOUNTER],
    ['claim', CLAIM],
  ],
  line: [
    ['encounter', ENCOUNTER],
    ['claim', CLAIM],
    ['line', LINE],
  ],
  diagnosis: [
    ['encounter', ENCOUNTER],
    ['claim', CLAIM],
    ['line', LINE],
    ['diagnosis', DIAGNOSIS],
  ],
} as const satisfies Record<string, Names>;
export type Scope = keyof typeof NAMES;

/** What a code and a day decide, with the reference data of that day: the line's first day, or that of the diagnosis. */
export const BY_CODE_AND_DAY: readonly string[] = [
  'line.code',
  'line.from',
  'line.diagnosisRelease',
  'line.procedure',
  'line.schedule',
  'line.mue',
  'line.isVisit',
  'line.isDailyVisit',
  'line.isConsultation',
  'line.isDrug',
  'line.isAddOn',
  'diagnosis.code',
  'diagnosis.known',
  'diagnosis.valid',
  'diagnosis.release',
];

/** What computing leaves behind the ninth decimal, as 0.1 + 0.2 does, is passed by. */
function decimalsOf(number: number): number {
  const isExact = (places: number): boolean =>
    Math.abs(number * 10 ** places - Math.round(number * 10 ** places)) < 1e-9 * 10 ** places;
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].find(isExact) ?? 9;
}

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at]);

/** What a condition can ask beyond fields. */
export const FUNCTIONS: Functions = {
  /** Days from one date to another. */
  days: {
    takes: [DATE, DATE],
    gives: NUMBER,
    call: (from: string, to: string) => (isCalendarDate(from) && isCalendarDate(to) ? daysBetween(from, to) : null),
  },
  isDay: { takes: [DATE], gives: BOOLEAN, call: (day: string) => isCalendarDate(day) },
  /** Whether it says more than spaces; `not isFilled(…)` holds of what is missing too. */
  isFilled: { takes: [TEXT], gives: BOOLEAN, call: (text: string) => text.trim() !== '' },
  length: { takes: [TEXT], gives: NUMBER, call: (text: string) => text.length },
  isFilingIndicator: { takes: [TEXT], gives: BOOLEAN, call: (code: string) => isClaimFilingIndicator(code) },
  isPostOfficeBox: { takes: [TEXT], gives: BOOLEAN, call: (line: string) => isPostOfficeBox(line) },
  isNpi: { takes: [TEXT], gives: BOOLEAN, call: (npi: string) => isNpi(npi) },
  /** With or without its dot. */
  isDiagnosisCode: { takes: [TEXT], gives: BOOLEAN, call: (code: string) => isDiagnosisShape(code) },
  isProcedureCode: { takes: [TEXT], gives: BOOLEAN, call: (code: string) => isProcedureShape(code) },
  /** Whether two lists hold the same, each as often, in whatever order. */
  sameTexts: {
    takes: [listOf(TEXT), listOf(TEXT)],
    gives: BOOLEAN,
    call: (one: readonly string[], other: readonly string[]) => areSame(one.toSorted(), other.toSorted()),
  },
  isWhole: { takes: [NUMBER], gives: BOOLEAN, call: (number: number) => Number.isInteger(number) },
  /** How many decimals a number has, 9 at most. */
  decimals: { takes: [NUMBER], gives: NUMBER, call: (number: number) => decimalsOf(number) },
};
