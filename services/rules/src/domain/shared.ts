import type { Known } from '../language/narrow.js';
import type { Scope } from './vocabulary.js';

/** What a claim's payer and the day on which it is looked at decide. */
export const OF_PAYER: Known = {
  values: ['encounter.coverage.payer', 'encounter.coverage.name', 'encounter.coverage.filing', 'claim.judgedOn'],
  presences: ['encounter.coverage'],
};

/** Who has to do with an encounter: much the same people in all claims of a practice. */
export const OF_PEOPLE: Known = {
  values: [
    'encounter.billing',
    'encounter.rendering',
    'encounter.referring',
    'encounter.facility',
    'encounter.identity',
    'encounter.patient.relationship',
    'encounter.patient.sex',
  ],
  presences: [],
};

/** The days of a line: few are asked for at a time, whatever the codes are. */
export const OF_DAYS: Known = {
  values: ['claim.judgedOn', 'line.from', 'line.to', 'line.days'],
  presences: [],
};

/** What a line can have or lack, as `LineView.traits` says by a bit for each. */
export const WHETHER = [
  'line.ndc',
  'line.history',
  'line.unitsOfDayInHistory',
  'line.pointers',
  'line.pointersAstray',
  'line.pointersAgain',
  'line.others',
  'line.partOf',
  'line.earlier',
  'line.repeated',
  'line.otherOperations',
  'line.otherVisits',
  'line.onEarlierDays',
  'line.chargedBefore',
] as const;

/**
 * What many claims share is what their payer and their people decide. What many lines share, whoever the patient is: what the code, the
 * units, the place and the modifiers decide, with what is known of the code, and what a line has or lacks; of diagnoses, what the code
 * decides. Who pays is none of it: payers for whom the same rules are share what is remembered. Nor is the day: what is known of a
 * code is the same on many.
 */
export const SHARED: Readonly<Record<Scope, Known>> = {
  claim: { values: [...OF_PAYER.values, ...OF_PEOPLE.values], presences: OF_PAYER.presences },
  line: {
    values: [
      'claim.judgedOn',
      'line.code',
      'line.units',
      'line.kind',
      'line.place',
      'line.placeRate',
      'line.modifiers',
      'line.unknownModifiers',
      'line.hasNcciModifier',
      'line.diagnosisRelease',
      'line.procedure',
      'line.schedule',
      'line.price',
      'line.mue',
      'line.policy',
      'line.side',
      'line.isVisit',
      'line.isDailyVisit',
      'line.isConsultation',
      'line.isDrug',
      'line.isMileage',
      'line.isVaccine',
      'line.isPartBVaccine',
      'line.isCliaTest',
      'line.isAddOn',
      'line.bases',
      'line.basesOverDays',
      'line.panels',
      'line.panelsAlike',
      'line.pricesLate',
      'line.sexes',
      'line.ages',
    ],
    presences: [...WHETHER, 'line.panels', 'line.panelsAlike', 'line.sexes', 'line.ages'],
  },
  diagnosis: {
    values: [
      'claim.judgedOn',
      'diagnosis.code',
      'diagnosis.known',
      'diagnosis.valid',
      'diagnosis.release',
      'diagnosis.side',
      'diagnosis.bothSides',
      'diagnosis.trimester',
      'diagnosis.isManifestation',
      'diagnosis.behind',
      'diagnosis.excludes',
      'diagnosis.needs',
      'diagnosis.signOf',
      'diagnosis.sexes',
      'diagnosis.ages',
    ],
    presences: ['diagnosis.excludes', 'diagnosis.signOf', 'diagnosis.sexes', 'diagnosis.ages'],
  },
};
