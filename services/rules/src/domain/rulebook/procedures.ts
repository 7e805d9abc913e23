import { ageConflict, isProcedureShape, procedureOn, sexConflict } from '@chargeline/codes';
import { isAddOn } from '../procedure-facts.js';
import { eachLine, type Rule } from '../rule.js';

export const procedures: readonly Rule[] = [
  {
    id: 'CPT-001',
    severity: 'reject',
    because: 'The code is not formed like a CPT or HCPCS code: five characters. Correct it.',
    source: 'X12 005010X222A1, loop 2400, SV101-2 (HC); 45 CFR 162.1002(c)',
    broken: eachLine(({ code }) => !isProcedureShape(code)),
  },
  {
    id: 'CPT-002',
    severity: 'reject',
    because: 'The code is not valid on the date of service. Choose the code that was in force on that day.',
    source: '45 CFR 162.1002(c); Claims Processing Manual ch. 23 §20',
    broken: eachLine(({ code, serviceFrom }) => {
      const { known, release, valid } = procedureOn(code, serviceFrom);
      return known && release !== undefined && !valid;
    }),
  },
  {
    id: 'CPT-003',
    severity: 'warn',
    because: 'The code is not in the loaded tables of that year. Check that it exists and was not deleted.',
    source: '45 CFR 162.1002(c); Claims Processing Manual ch. 23 §20',
    broken: eachLine(({ code, serviceFrom }) => {
      const { system, known, release } = procedureOn(code, serviceFrom);
      return system !== undefined && !known && release !== undefined;
    }),
  },
  {
    id: 'CPT-004',
    severity: 'reject',
    because:
      'The service is for the other sex than that of the patient. Correct either, or add modifier KX where it is right.',
    source: 'NCCI Policy Manual ch. I §Q; Claims Processing Manual ch. 32 §240',
    broken: eachLine(
      ({ code, modifiers }, { encounter }) =>
        !modifiers.includes('KX') && sexConflict('procedure', code, encounter.patient.sex) !== undefined,
    ),
  },
  {
    id: 'CPT-005',
    severity: 'reject',
    because: 'The code is for another age than that of the patient. Choose the code of the age on the day of service.',
    source: 'Medicare Code Editor, edit 4; CPT, the age in the definition of the code',
    broken: eachLine(
      ({ code }, { encounter: { patient } }) =>
        patient.ageYears !== null && ageConflict('procedure', code, patient.ageYears) !== undefined,
    ),
  },
  {
    id: 'CPT-006',
    severity: 'reject',
    because: 'The code adds to another service of the same day, and there is none. Bill it together with that service.',
    source: 'NCCI Policy Manual ch. I §R; Claims Processing Manual ch. 23, Addendum, global days ZZZ',
    broken: eachLine(
      (line, { claim }) =>
        isAddOn(line) && !claim.lines.some((other) => other.serviceFrom === line.serviceFrom && !isAddOn(other)),
    ),
  },
];
