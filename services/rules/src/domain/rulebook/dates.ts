import { procedureOn, releasesOn } from '@chargeline/codes';
import { isCalendarDate } from '@chargeline/kernel';
import { eachLine, type Rule, wholeClaim } from '../rule.js';

const ICD10_STARTS = '2015-10-01';
const OLDEST_YEARS = 124;

export const dates: readonly Rule[] = [
  {
    id: 'DAT-001',
    severity: 'reject',
    because: 'The service ends before it begins. Correct the dates.',
    source: 'X12 005010X222A1, loop 2400, DTP03 (472)',
    broken: eachLine(({ serviceFrom, serviceTo }) => serviceTo < serviceFrom),
  },
  {
    id: 'DAT-002',
    severity: 'warn',
    because: 'The service lies outside of the days of its encounter. Check the date, or move the charge.',
    source: 'Claims Processing Manual ch. 26 §10.4, item 24A',
    broken: eachLine(
      (line, { encounter: { serviceFrom, serviceTo } }) =>
        (serviceFrom !== null && line.serviceFrom < serviceFrom) || (serviceTo !== null && line.serviceTo > serviceTo),
    ),
  },
  {
    id: 'DAT-003',
    severity: 'reject',
    because: 'The service was before the patient was born. Correct the date of service or the date of birth.',
    source: 'X12 005010X222A1, loops 2010BA and 2010CA, DMG02',
    broken: wholeClaim(({ encounter }) => (encounter.patient.ageYears ?? 0) < 0),
  },
  {
    id: 'DAT-004',
    severity: 'reject',
    because: 'The patient would be older than 124 years. Correct the date of birth.',
    source: 'Medicare Code Editor, edit 4 (ages 0 to 124)',
    broken: wholeClaim(({ encounter }) => (encounter.patient.ageYears ?? 0) > OLDEST_YEARS),
  },
  {
    id: 'DAT-005',
    severity: 'reject',
    because: 'ICD-10-CM is for services since 1 October 2015, and this was earlier. Correct the date.',
    source: '45 CFR 162.1002(c)',
    broken: eachLine(({ serviceFrom }) => serviceFrom < ICD10_STARTS),
  },
  {
    id: 'DAT-006',
    severity: 'warn',
    because:
      'No ICD-10-CM release is loaded for the date of service, so the diagnoses are not checked. Check them by hand.',
    source: '45 CFR 162.1002(c)',
    broken: eachLine(({ serviceFrom }) => releasesOn(serviceFrom).icd10cm === undefined),
  },
  {
    id: 'DAT-007',
    severity: 'warn',
    because:
      'No procedure code release is loaded for the date of service, so the code is not checked. Check it by hand.',
    source: '45 CFR 162.1002(c)',
    broken: eachLine(({ code, serviceFrom }) => {
      const { system, release } = procedureOn(code, serviceFrom);
      return system !== undefined && release === undefined;
    }),
  },
  {
    id: 'DAT-008',
    severity: 'reject',
    because: 'The date of service is not a day of the calendar. Correct it.',
    source: 'X12 005010X222A1, loop 2400, DTP03 (472)',
    broken: eachLine(({ serviceFrom, serviceTo }) => !isCalendarDate(serviceFrom) || !isCalendarDate(serviceTo)),
  },
];
