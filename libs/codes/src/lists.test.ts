import { expect, test } from 'vitest';
import { CLAIM_FILING_INDICATORS, isClaimFilingIndicator } from './filing-indicator.js';
import { modifier } from './modifier.js';
import { placeOfService } from './place-of-service.js';
import { localityOfZip } from './zip-locality.js';

for (const [why, code, rate] of [
  ['telehealth away from home', '02', 'facility'],
  ['telehealth at home', '10', 'non-facility'],
  ['tribal sites are not for Medicare', '07', 'not-applicable'],
  ['office', '11', 'non-facility'],
  ['off-campus outpatient', '19', 'facility'],
  ['urgent care', '20', 'non-facility'],
  ['inpatient', '21', 'facility'],
  ['emergency room', '23', 'facility'],
  ['nursing facility without a covered stay', '32', 'non-facility'],
  ['a number without its zero', '2', undefined],
  ['a number not given out', '28', undefined],
] as const) {
  test(`place: ${why}`, () => expect(placeOfService(code)?.rate).toBe(rate));
}

for (const [code, kind] of [
  ['25', 'distinct'],
  ['26', 'component'],
  ['TC', 'component'],
  ['50', 'payment'],
  ['95', 'telehealth'],
  ['LT', 'anatomical'],
  ['JZ', 'drug'],
  ['GP', 'therapy'],
  ['P3', 'anesthesia'],
  ['U1', 'program'],
  ['lt', undefined],
  ['00', undefined],
  ['', undefined],
] as const) {
  test(`modifier ${JSON.stringify(code)} is ${kind ?? 'not known'}`, () => expect(modifier(code)?.kind).toBe(kind));
}

for (const [why, zip, locality] of [
  ['downtown Pittsburgh', '15222', '12502-99'],
  ['Philadelphia', '19104', '12502-01'],
  ['Manhattan', '10016', '13202-01'],
  ['Queens has a contractor of its own', '11372', '13292-04'],
  ['Syracuse', '13202', '13282-99'],
  ['Anchorage', '99501', '02102-01'],
  ['Seattle', '98101', '02402-02'],
  ['Bainbridge Island shares the prefix and not the county', '98110', '02402-99'],
  ['not in the selection', '83001', undefined],
  ['a lost zero', '2115', undefined],
  ['nine digits are the caller’s to cut', '15222-1234', undefined],
] as const) {
  test(`ZIP: ${why}`, () => {
    const found = localityOfZip(zip, '2025-06-02');
    expect(found && `${found.carrier}-${found.locality}`).toBe(locality);
  });
}

test('filing indicators', () => {
  expect(['MB', 'MC', 'CI', 'BL', 'HM', '12', '13', '16', 'WC'].every(isClaimFilingIndicator)).toBe(true);
  expect(['09', '10', 'mb', '', 'XX'].some(isClaimFilingIndicator)).toBe(false);
  expect(new Set(CLAIM_FILING_INDICATORS).size).toBe(CLAIM_FILING_INDICATORS.length);
});
