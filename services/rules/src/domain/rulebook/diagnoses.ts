import { ageConflict, diagnosisOn, isDiagnosisShape, sexConflict } from '@chargeline/codes';
import { eachDiagnosis, type Rule, wholeClaim } from '../rule.js';

/** Codes that stand behind another and never alone in front. */
const NEVER_FIRST: readonly (readonly [id: string, pattern: RegExp, because: string, source: string])[] = [
  [
    'DX-010',
    /^[V-Y]/,
    'The first diagnosis says what caused the injury (V00 to Y99). Put the injury itself first.',
    'ICD-10-CM Official Guidelines, section I.C.20.a; Medicare Code Editor, edit 2',
  ],
  [
    'DX-011',
    /^B9[5-7]/,
    'The first diagnosis names only the germ (B95 to B97). Put the infection that it causes first.',
    'ICD-10-CM Tabular List, note at B95-B97',
  ],
  [
    'DX-012',
    /^Z37/,
    'The first diagnosis is the outcome of a delivery (Z37). Put the delivery first.',
    'ICD-10-CM Tabular List, note at Z37',
  ],
  [
    'DX-013',
    /^Z3A/,
    'The first diagnosis is the week of the pregnancy (Z3A). Put the pregnancy code first.',
    'ICD-10-CM Tabular List, note at Z3A',
  ],
];

export const diagnoses: readonly Rule[] = [
  {
    id: 'DX-001',
    severity: 'reject',
    because:
      'A diagnosis is not valid on the date of service: not yet or no longer in force, or a heading. Code it for that day.',
    source: '45 CFR 162.1002(c); Claims Processing Manual ch. 23 §10',
    broken: eachDiagnosis((code, day) => {
      const { known, release, valid } = diagnosisOn(code, day);
      return known && release !== undefined && !valid;
    }),
  },
  {
    id: 'DX-002',
    severity: 'warn',
    because: 'A diagnosis is not in the loaded ICD-10-CM tables. Check the code, or load the release that has it.',
    source: '45 CFR 162.1002(c)',
    broken: eachDiagnosis((code, day) => {
      const { known, release } = diagnosisOn(code, day);
      return isDiagnosisShape(code) && !known && release !== undefined;
    }),
  },
  {
    id: 'DX-003',
    severity: 'reject',
    because: 'A diagnosis is not formed like an ICD-10-CM code without its dot. Code it again.',
    source: 'X12 005010X222A1, loop 2300, HI01-2 (ABK, ABF)',
    broken: eachDiagnosis((code) => !isDiagnosisShape(code) || code.includes('.')),
  },
  {
    id: 'DX-004',
    severity: 'reject',
    because: 'A diagnosis is listed twice. Take one out and let the lines point to the other.',
    source: 'ICD-10-CM Official Guidelines, section I.B.12; Medicare Code Editor, edit 3',
    broken: wholeClaim(({ claim }) => new Set(claim.diagnoses).size < claim.diagnoses.length),
  },
  {
    id: 'DX-005',
    severity: 'reject',
    because:
      'A diagnosis is for the other sex than that of the patient. Correct either, or add modifier KX where it is right.',
    source: 'Medicare Code Editor, edit 5; Claims Processing Manual ch. 32 §240',
    broken: eachDiagnosis(
      (code, _, { encounter }) => sexConflict('diagnosis', code, encounter.patient.sex) !== undefined,
      ({ modifiers }) => modifiers.includes('KX'),
    ),
  },
  {
    id: 'DX-006',
    severity: 'warn',
    because: 'A diagnosis is for another age than that of the patient. Check the code and the date of birth.',
    source: 'Medicare Code Editor, edit 4; ICD-10-CM Official Guidelines, section I.C.16.a, lets some stay for life',
    broken: eachDiagnosis(
      (code, _, { encounter: { patient } }) =>
        patient.ageYears !== null && ageConflict('diagnosis', code, patient.ageYears) !== undefined,
    ),
  },
  ...NEVER_FIRST.map(([id, pattern, because, source]): Rule => ({
    id,
    severity: 'reject',
    because,
    source,
    broken: wholeClaim(({ claim }) => pattern.test(claim.diagnoses[0] ?? '')),
  })),
];
