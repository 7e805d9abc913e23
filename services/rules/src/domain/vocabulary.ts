import {
  type AgeBand,
  type FeeScheduleRow,
  isCliaTest,
  type ProcedureStatus,
  releaseOn,
  type UnlikelyUnits,
} from '@chargeline/codes';
import type { Address } from '@chargeline/contracts';
import { among, BOOLEAN, DATE, listOf, MONEY, MOST_LINES, NUMBER, recordOf, TEXT } from '../language/types.js';
import type { Names } from '../language/check.js';
import { basesOf, basesOverDays } from '../rulebook/add-on-bases.js';
import { type CoveragePolicy, policyFor } from '../rulebook/coverage-policies.js';
import { panelsAlike, panelsWith } from '../rulebook/panels.js';
import type { ClaimDocument, Party } from './claim-document.js';
import type { ClaimView, LineView, PairView } from './claim-view.js';
import type { DiagnosisFacts } from './facts.js';
import { sideOfModifiers } from './laterality.js';
import type { NationalPrice } from './national-price.js';
import type { PastLineView } from './past-view.js';
import { pricesLate } from './modifier-order.js';
import {
  isConsultation,
  isDailyVisit,
  isDrug,
  isEvaluation,
  isMileage,
  isNcciModifier,
  isPartBVaccine,
  isVaccine,
} from './procedure-facts.js';

type Encounter = ClaimDocument['encounter'];
type Ndc = NonNullable<LineView['line']['ndc']>;

/** What a claim has at most; of past lines, those of a patient who is treated on each day of three years. */
const MODIFIERS = 4;
const POINTERS = 4;
const DIAGNOSES = 12;
const PAST_LINES = 1_000;

/** What the tables say of one code at most. */
const CATEGORIES = 25;
const BASES = 100;
const PANELS = 10;
const AGE_BANDS = 5;

/** What values cost that are found anew each time that they are asked for, in steps (see `costOf`), as measured. */
const OTHER_LINES = 3 * MOST_LINES;
const PAIRS = MOST_LINES ** 2;
const LOOK_UP = 40;
const RANGES = 15;

/** How often a condition of each scope is asked of one claim at most. */
export const MOST_ASKED = { claim: 1, line: MOST_LINES, diagnosis: MOST_LINES * POINTERS + DIAGNOSES } as const;

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
  firstName: [TEXT, ({ firstName }: Party) => firstName],
  npi: [TEXT, ({ npi }: Party) => npi],
  taxId: [TEXT, ({ taxId }: Party) => taxId],
  /** Whether the tax id is an employer's number or a social security number (X12 REF01). */
  taxIdKind: [among('EI', 'SY'), ({ taxIdKind }: Party) => taxIdKind],
  taxonomy: [TEXT, ({ taxonomy }: Party) => taxonomy],
  clia: [TEXT, ({ clia }: Party) => clia],
  address: [ADDRESS, ({ address }: Party) => address],
});

const PATIENT = recordOf('patient', {
  sex: [among('F', 'M', 'U'), ({ sex }: Encounter['patient']) => sex],
  age: [NUMBER, ({ ageYears }: Encounter['patient']) => ageYears],
  servedAfterDeath: [BOOLEAN, ({ servedAfterDeath }: Encounter['patient']) => servedAfterDeath],
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
  /** The number by which the payer allowed it beforehand. */
  authorization: [TEXT, ({ authorization }: Encounter) => authorization],
});

const SEXES = listOf(among('F', 'M'), 2);

/** In full years, both ends included. */
const AGES = recordOf('age band', {
  from: [NUMBER, ({ fromYears }: AgeBand) => fromYears],
  to: [NUMBER, ({ toYears }: AgeBand) => toYears],
});

const DIAGNOSIS = recordOf('diagnosis', {
  code: [TEXT, ({ code }: DiagnosisFacts) => code],
  known: [BOOLEAN, ({ status }: DiagnosisFacts) => status.known],
  valid: [BOOLEAN, ({ status }: DiagnosisFacts) => status.valid],
  /** The release that speaks for its day; missing where none is loaded. */
  release: [TEXT, ({ status }: DiagnosisFacts) => status.release],
  /** By the Medicare Code Editor: the sexes and the ages that it is for; empty where it is for all. */
  sexes: [SEXES, ({ sexes }: DiagnosisFacts) => sexes],
  ages: [listOf(AGES, AGE_BANDS), ({ ages }: DiagnosisFacts) => ages],
  /** Of the body, as LT and RT mean it; missing where the diagnosis has none, or no table has it. */
  side: [among('left', 'right', 'both', 'unspecified'), ({ side }: DiagnosisFacts) => side],
  /** Of one of the left or right: the code that says both sides at once. */
  bothSides: [TEXT, ({ bothSides }: DiagnosisFacts) => bothSides],
  trimester: [among('first', 'second', 'third', 'unspecified'), ({ trimester }: DiagnosisFacts) => trimester],
  isManifestation: [BOOLEAN, ({ notes }: DiagnosisFacts) => notes.isManifestation],
  /** Categories that can stand behind a manifestation; those that an Excludes1 note forbids; of which one is needed; of which it is a sign. */
  behind: [listOf(TEXT, CATEGORIES), ({ notes }: DiagnosisFacts) => notes.behind],
  excludes: [listOf(TEXT, CATEGORIES), ({ notes }: DiagnosisFacts) => notes.excludes],
  needs: [listOf(TEXT, CATEGORIES), ({ notes }: DiagnosisFacts) => notes.needs],
  signOf: [listOf(TEXT, CATEGORIES), ({ notes }: DiagnosisFacts) => notes.signOf],
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
  rareInOffice: [BOOLEAN, ({ rareInOffice }: FeeScheduleRow) => rareInOffice],
});

/** What Medicare pays for one unit before any locality (42 CFR 414.20 with all indices 1). */
const PRICE = recordOf('price', {
  office: [MONEY, ({ office }: NationalPrice) => office],
  facility: [MONEY, ({ facility }: NationalPrice) => facility],
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

/** When a payer pays for a service; its diagnoses are categories. */
const POLICY = recordOf('coverage policy', {
  diagnoses: [listOf(TEXT, CATEGORIES), ({ diagnoses }: CoveragePolicy) => diagnoses],
  most: [NUMBER, ({ most }: CoveragePolicy) => most],
  fromAge: [NUMBER, ({ from }: CoveragePolicy) => from],
  toAge: [NUMBER, ({ to }: CoveragePolicy) => to],
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
  modifiers: [listOf(TEXT, MODIFIERS), ({ line }: LineView) => line.modifiers],
  unknownModifiers: [listOf(TEXT, MODIFIERS), ({ unknownModifiers }: LineView) => unknownModifiers, MODIFIERS],
  units: [NUMBER, ({ line }: LineView) => line.units],
  /** Of anesthesia. */
  minutes: [NUMBER, ({ line }: LineView) => line.minutes],
  charge: [MONEY, ({ line }: LineView) => line.chargeCents],
  from: [DATE, ({ line }: LineView) => line.serviceFrom],
  to: [DATE, ({ line }: LineView) => line.serviceTo],
  days: [NUMBER, ({ days }: LineView) => days, LOOK_UP],
  place: [TEXT, ({ place }: LineView) => place],
  kind: [among('professional', 'dme'), ({ kind }: LineView) => kind],
  placeRate: [among('facility', 'non-facility', 'not-applicable'), ({ placeRate }: LineView) => placeRate],
  pointers: [listOf(NUMBER, POINTERS), ({ line }: LineView) => line.pointers],
  /** Those to no diagnosis of the claim, and those to where an earlier one points. */
  pointersAstray: [listOf(NUMBER, POINTERS), ({ pointersAstray }: LineView) => pointersAstray, POINTERS],
  pointersAgain: [listOf(NUMBER, POINTERS), ({ pointersAgain }: LineView) => pointersAgain, POINTERS],
  diagnosis: [DIAGNOSIS, ({ diagnosis }: LineView) => diagnosis],
  diagnoses: [listOf(DIAGNOSIS, POINTERS), ({ diagnoses }: LineView) => diagnoses],
  ndc: [NDC, ({ line }: LineView) => line.ndc],
  /** The ICD-10-CM release that speaks for its day; missing where none is loaded. */
  diagnosisRelease: [TEXT, ({ line }: LineView) => releaseOn('icd10cm', line.serviceFrom), LOOK_UP],
  procedure: [PROCEDURE, ({ procedure }: LineView) => procedure],
  schedule: [SCHEDULE, ({ schedule }: LineView) => schedule],
  /** Of the part that modifier 26 or TC names, else of the whole. */
  price: [PRICE, ({ price }: LineView) => price],
  /** By LT, RT, 50, and the modifiers of eyelids, fingers and toes. */
  side: [among('left', 'right', 'both'), ({ line }: LineView) => sideOfModifiers(line.modifiers), LOOK_UP],
  /** A modifier by which a line says that it was distinct from another. */
  hasNcciModifier: [BOOLEAN, ({ line }: LineView) => line.modifiers.some(isNcciModifier)],
  mue: [MUE, ({ facts }: LineView) => facts.unlikely],
  unitsOfDay: [NUMBER, ({ unitsOfDay }: LineView) => unitsOfDay, MOST_LINES],
  /** The units of its code over all lines of the claim. */
  unitsOfClaim: [NUMBER, ({ unitsOfClaim }: LineView) => unitsOfClaim, MOST_LINES],
  policy: [POLICY, ({ line }: LineView) => policyFor(line.code)],
  isVisit: [BOOLEAN, ({ facts }: LineView) => facts.isVisit],
  isDailyVisit: [BOOLEAN, ({ line }: LineView) => isDailyVisit(line.code), RANGES],
  isConsultation: [BOOLEAN, ({ line }: LineView) => isConsultation(line.code), RANGES],
  isDrug: [BOOLEAN, ({ line }: LineView) => isDrug(line.code), RANGES],
  isMileage: [BOOLEAN, ({ line }: LineView) => isMileage(line.code), RANGES],
  /** The product and not its giving; of Part B: influenza, pneumococcus, hepatitis B. */
  isVaccine: [BOOLEAN, ({ line }: LineView) => isVaccine(line.code), RANGES],
  isPartBVaccine: [BOOLEAN, ({ line }: LineView) => isPartBVaccine(line.code), RANGES],
  /** Done by a laboratory that needs a certificate (CLIA). */
  isCliaTest: [BOOLEAN, ({ line }: LineView) => isCliaTest(line.code, line.modifiers), LOOK_UP],
  isAddOn: [BOOLEAN, ({ isAddOn }: LineView) => isAddOn],
  /** Of an add-on: the codes that it adds to, on its own day or over several; empty where no table says them. */
  bases: [listOf(TEXT, BASES), ({ line }: LineView) => basesOf(line.code)],
  basesOverDays: [listOf(TEXT, BASES), ({ line }: LineView) => basesOverDays(line.code)],
  /** Of a laboratory test: the panels that it is part of; of a panel: others that share a test with it. */
  panels: [listOf(TEXT, PANELS), ({ line }: LineView) => panelsWith(line.code)],
  panelsAlike: [listOf(TEXT, PANELS), ({ line }: LineView) => panelsAlike(line.code)],
  /** A modifier that sets the price stands behind one that only informs. */
  pricesLate: [BOOLEAN, ({ line }: LineView) => pricesLate(line.modifiers), LOOK_UP],
  /** The sexes and the ages that its code is for; empty where it is for all. */
  sexes: [SEXES, ({ facts }: LineView) => facts.sexes],
  ages: [listOf(AGES, AGE_BANDS), ({ facts }: LineView) => facts.ages],
} as const;

const NEIGHBOUR = recordOf('line', fields);

/** An NCCI procedure-to-procedure edit; its indicator 1 lets a modifier say that both were right, 0 does not (NCCI Policy Manual ch. I §E). */
const PAIR = recordOf('pair', {
  modifierIndicator: [among('0', '1'), ({ edit }: PairView) => edit.modifierIndicator],
  whole: [NEIGHBOUR, ({ whole }: PairView) => whole],
});

/** A line of an earlier claim of the same patient that goes to a payer, as far as the room remembers: three years and some months. */
const PAST = recordOf('past line', {
  code: [TEXT, ({ line }: PastLineView) => line.code],
  modifiers: [listOf(TEXT, MODIFIERS), ({ line }: PastLineView) => line.modifiers],
  units: [NUMBER, ({ line }: PastLineView) => line.units],
  from: [DATE, ({ line }: PastLineView) => line.serviceFrom],
  to: [DATE, ({ line }: PastLineView) => line.serviceTo],
  place: [TEXT, ({ line }: PastLineView) => line.placeOfService],
  /** Global days by the fee schedule of its own day; missing where the tables have none. */
  globalDays: [TEXT, ({ globalDays }: PastLineView) => globalDays, LOOK_UP],
  isVisit: [BOOLEAN, ({ line }: PastLineView) => isEvaluation(line.code), RANGES],
  isDailyVisit: [BOOLEAN, ({ line }: PastLineView) => isDailyVisit(line.code), RANGES],
  isSameBiller: [BOOLEAN, ({ isSameBiller }: PastLineView) => isSameBiller],
  isSameRenderer: [BOOLEAN, ({ isSameRenderer }: PastLineView) => isSameRenderer],
  isSameSpecialty: [BOOLEAN, ({ isSameSpecialty }: PastLineView) => isSameSpecialty],
});

const LINE = recordOf('line', {
  ...fields,
  /** The lines of earlier claims; none where nobody remembers any. */
  history: [listOf(PAST, PAST_LINES), ({ history }: LineView) => history],
  /** Units of its code on its day by the same provider in earlier claims; missing where there are none. */
  unitsOfDayInHistory: [NUMBER, ({ unitsOfDayInHistory }: LineView) => unitsOfDayInHistory, PAST_LINES],
  earlier: [listOf(NEIGHBOUR), ({ earlier }: LineView) => earlier, MOST_LINES],
  /** Of the earlier ones, those of its code, and those of its charge. */
  repeated: [listOf(NEIGHBOUR), ({ repeated }: LineView) => repeated, OTHER_LINES],
  chargedBefore: [listOf(NEIGHBOUR), ({ chargedBefore }: LineView) => chargedBefore, OTHER_LINES],
  others: [listOf(NEIGHBOUR), ({ others }: LineView) => others, MOST_LINES],
  /** Of the others: those that begin on earlier days, operations (global days 000, 010, 090 or YYY), and visits. */
  onEarlierDays: [listOf(NEIGHBOUR), ({ onEarlierDays }: LineView) => onEarlierDays, OTHER_LINES],
  otherOperations: [listOf(NEIGHBOUR), ({ otherOperations }: LineView) => otherOperations, MOST_LINES],
  otherVisits: [listOf(NEIGHBOUR), ({ otherVisits }: LineView) => otherVisits, MOST_LINES],
  /** The NCCI edits by which it is part of another line of its day. */
  partOf: [listOf(PAIR), ({ partOf }: LineView) => partOf, PAIRS],
});

const CLAIM = recordOf('claim', {
  /** The day on which the claim is looked at. */
  judgedOn: [DATE, ({ document }: ClaimView) => document.judgedOn],
  /** The first day of any line, and the last on which the payer takes it. */
  from: [DATE, ({ firstDay }: ClaimView) => firstDay || null],
  lastFilingDay: [DATE, ({ lastFilingDay }: ClaimView) => lastFilingDay],
  total: [MONEY, ({ document }: ClaimView) => document.claim.totalCents],
  sumOfLines: [MONEY, ({ sumOfLines }: ClaimView) => sumOfLines, MOST_LINES],
  frequency: [among('1', '7', '8'), ({ document }: ClaimView) => document.claim.frequency],
  originalReference: [TEXT, ({ document }: ClaimView) => document.claim.originalReference],
  diagnoses: [listOf(DIAGNOSIS, DIAGNOSES), ({ diagnoses }: ClaimView) => diagnoses],
  /** Those that are listed once more. */
  diagnosesAgain: [listOf(DIAGNOSIS, DIAGNOSES), ({ diagnosesAgain }: ClaimView) => diagnosesAgain, DIAGNOSES],
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
