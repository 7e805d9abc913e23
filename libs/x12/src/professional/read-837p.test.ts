import { expect, test } from 'vitest';
import { aClaim, aFile, aLine, CONTROL } from '../../test/a-claim.js';
import { read837p } from './read-837p.js';
import { write837p } from './write-837p.js';

const drug = { ndc: '00409379601', quantityThousandths: 1_500, unit: 'ML' } as const;
const GOOD = write837p(
  aFile(
    aClaim({
      accident: { cause: 'EM', date: '2026-01-01' },
      onset: '2025-12-30',
      diagnoses: ['E119', 'I10'],
      rendering: { name: { kind: 'person', last: 'POE' }, npi: '1245319599', taxonomy: '207RC0000X' },
      lines: [aLine({ drug })],
    }),
    aClaim({ controlNumber: 'CLM-2', subscriber: { ...aClaim().subscriber, memberId: 'M0002' } }),
  ),
  CONTROL,
);

/** The good text with one text put in the place of another, and a count that fits. */
function read(from: string, to: string) {
  const text = GOOD.replace(from, () => to);
  expect(text).not.toBe(GOOD);
  const segments = text.split('~');
  const count =
    segments.findIndex((one) => one.startsWith('SE*')) - segments.findIndex((one) => one.startsWith('ST*')) + 1;
  return read837p(text.replace(/~SE\*\d+\*/, `~SE*${count}*`));
}

const claimsOf = ({ files }: ReturnType<typeof read837p>): readonly string[] =>
  files.flatMap(({ claims }) => claims.map(({ controlNumber }) => controlNumber));

test('the good text has two claims and no fault', () => {
  const result = read837p(GOOD);
  expect(claimsOf(result)).toEqual(['CLM-1', 'CLM-2']);
  expect(result.faults).toEqual([]);
  expect(result.unread).toEqual([]);
});

for (const [why, from, to, fault] of [
  ['an amount with a comma (C18)', 'CLM*CLM-1*85.52', 'CLM*CLM-1*1,085.52', 'element-value CLM2'],
  ['an amount with three decimals (C18)', 'CLM*CLM-1*85.52', 'CLM*CLM-1*85.525', 'element-value CLM2'],
  ['an amount with an exponent (C18)', 'SV1*HC:99213*85.52', 'SV1*HC:99213*1E3', 'element-value SV12'],
  ['a negative charge', 'SV1*HC:99213*85.52', 'SV1*HC:99213*-85.52', 'element-value SV12'],
  ['no amount', 'CLM*CLM-1*85.52', 'CLM*CLM-1*', 'missing-element CLM2'],
  ['no control number', 'CLM*CLM-1*', 'CLM**', 'missing-element CLM1'],
  ['lines that do not add up', 'CLM*CLM-1*85.52', 'CLM*CLM-1*85.53', 'balance CLM2'],
  ['no place of service', '***11:B:1*Y*A*Y*Y**EM', '***:B:1*Y*A*Y*Y**EM', 'missing-element CLM5'],
  ['another qualifier of the place', '***11:B:1*Y*A*Y*Y**EM', '***11:A:1*Y*A*Y*Y**EM', 'element-value CLM5'],
  ['an unknown signature', '***11:B:1*Y*A*Y*Y**EM', '***11:B:1*X*A*Y*Y**EM', 'element-value CLM6'],
  ['an unknown accident', '*Y**EM', '*Y**ZZ', 'element-value CLM11'],
  ['an onset that is not (C23)', 'DTP*431*D8*20251230', 'DTP*431*D8*99999999', 'element-value DTP3'],
  ['an onset in another format', 'DTP*431*D8*20251230', 'DTP*431*D6*251230', 'element-value DTP2'],
  ['no diagnosis segment', 'HI*ABK:E119*ABF:I10~', '', 'missing-segment CLM'],
  ['a second principal diagnosis', 'ABF:I10', 'ABK:I10', 'element-value HI2'],
  ['code sets mixed', 'ABF:I10', 'BF:4019', 'element-value HI2'],
  ['a diagnosis without its code', 'ABF:I10', 'ABF', 'missing-element HI2'],
  ['a composite torn into elements', 'ABK:E119', 'ABK*E119', 'missing-element HI1'],
  ['a provider id that is no NPI', '****XX*1245319599', '****FI*1245319599', 'element-value NM18'],
  ['two rendering providers', 'PRV*PE*PXC', 'NM1*82*1*ROE~PRV*PE*PXC', 'loop-repeated NM1'],
  ['no lines', /LX\*1~.*?~CTP[^~]*~/.exec(GOOD)?.[0] ?? '', '', 'missing-segment CLM'],
  ['a line without SV1', 'SV1*HC:99213*85.52*UN*1***1~', '', 'missing-segment LX'],
  ['a line without its date', 'DTP*472*D8*20260102~', '', 'missing-segment LX'],
  ['a code that is not HCPCS', 'SV1*HC:99213', 'SV1*ER:99213', 'element-value SV11'],
  ['no procedure', 'SV1*HC:99213', 'SV1*HC', 'missing-element SV11'],
  ['units of another basis', '*UN*1***1', '*F2*1***1', 'element-value SV13'],
  ['units with four decimals', '*UN*1***1', '*UN*1.0001***1', 'element-value SV14'],
  ['a pointer past twelve', '*UN*1***1', '*UN*1***13', 'element-value SV17'],
  ['a range of three dates', 'DTP*472*D8*20260102', 'DTP*472*RD8*20260102-20260103-20260104', 'element-value DTP3'],
  ['a range without end', 'DTP*472*D8*20260102', 'DTP*472*RD8*20260102', 'element-value DTP3'],
  ['a drug that is no NDC', 'LIN**N4*', 'LIN**UP*', 'element-value LIN2'],
  ['a drug without quantity', 'CTP****1.5*ML~', '', 'missing-segment LIN'],
  ['a drug in another unit', 'CTP****1.5*ML', 'CTP****1.5*XX', 'element-value CTP5'],
] as const) {
  test(`the first claim is left out: ${why}`, () => {
    const result = read(from, to);
    expect(result.faults.map(({ code, segment, element }) => `${code} ${segment}${element ?? ''}`)).toEqual([fault]);
    expect(claimsOf(result)).toEqual(['CLM-2']);
  });
}

test('an employer who is insured may have no member number, and a person may not', () => {
  const employer = read('NM1*IL*1*DOE*JANE*Q**III*MI*M0001', 'NM1*IL*2*ACME STEEL');
  expect(employer.faults).toEqual([]);
  expect(employer.files[0]?.claims[0]?.subscriber).not.toHaveProperty('memberId');
  const person = read('*III*MI*M0001', '*III');
  expect(person.faults[0]).toMatchObject({ code: 'missing-element', segment: 'NM1', element: 9 });
});

test('a billing provider may have no NPI', () => {
  const { files, faults } = read('*****XX*1234567893', '');
  expect(faults).toEqual([]);
  expect(files[0]?.claims[0]?.billingProvider).not.toHaveProperty('npi');
});

for (const [why, from, to, first, claims] of [
  ['no billing provider', 'NM1*85*2', 'NM1*87*2', 'missing-segment HL', []],
  ['no tax number', 'REF*EI*', 'REF*0B*', 'missing-segment NM1', []],
  ['no street', 'N3*12 MAIN ST*SUITE 4~', '', 'missing-segment NM1', []],
  ['no subscriber', 'NM1*IL*1*DOE*JANE*Q**III*MI*M0001', 'NM1*74*1*DOE', 'missing-segment HL', ['CLM-2']],
  ['no filing indicator', 'SBR*P*18*G-77******CI', 'SBR*P*18*G-77', 'missing-element SBR9', ['CLM-2']],
  ['a fourth payer', 'SBR*P*18', 'SBR*A*18', 'element-value SBR1', ['CLM-2']],
  ['a subscriber level without SBR', 'SBR*P*18*G-77******CI~', '', 'missing-segment HL', ['CLM-2']],
  ['an unknown sex', '*19800229*F', '*19800229*X', 'element-value DMG3', ['CLM-2']],
  ['a payer who is a person', 'NM1*PR*2', 'NM1*PR*1', 'element-value NM12', ['CLM-2']],
  ['a payer with another kind of id', '*****PI*ACME1', '*****FI*ACME1', 'element-value NM18', ['CLM-2']],
  ['a level below nothing', 'HL*2*1*22*0', 'HL*2*9*22*0', 'hierarchy HL2', ['CLM-2']],
  ['two levels of one number', 'HL*3*1*22*0', 'HL*2*1*22*0', 'hierarchy HL1', ['CLM-1']],
  ['an unknown level', 'HL*2*1*22*0', 'HL*2*1*99*0', 'element-value HL3', ['CLM-2']],
  ['a patient level without patient', 'HL*3*1*22*0', 'HL*3*2*23*0', 'missing-segment HL', ['CLM-1']],
  ['a claim below the billing provider', 'HL*2*1*22*0~', '', 'hierarchy CLM', ['CLM-2']],
] as const) {
  test(`the claims below are left out: ${why}`, () => {
    const result = read(from, to);
    const [fault] = result.faults.map(({ code, segment, element }) => `${code} ${segment}${element ?? ''}`);
    expect(fault).toBe(first);
    expect(claimsOf(result)).toEqual(claims);
  });
}

for (const [why, from, to, fault] of [
  ['no submitter', 'NM1*41*2', 'NM1*P4*2', 'missing-segment BHT'],
  ['no receiver', 'NM1*40*2', 'NM1*P4*2', 'missing-segment BHT'],
  ['no contact', 'PER*IC*', 'PER*CX*', 'missing-segment NM1'],
  ['no BHT', 'BHT*0019*00*BATCH-9*20260105*0930*CH~', '', 'missing-segment NM1'],
  ['a claim of an institution (C19)', 'ST*837*0001*005010X222A1', 'ST*837*0001*005010X223A2', 'version ST'],
  ['a claim of 4010 (C19)', 'ST*837*0001*005010X222A1', 'ST*837*0001*004010X098A1', 'version ST'],
  ['a remittance', 'ST*837*', 'ST*835*', 'version ST'],
] as const) {
  test(`the set is left out: ${why}`, () => {
    const { files, faults } = read(from, to);
    expect(faults.map(({ code, segment }) => `${code} ${segment}`)).toEqual([fault]);
    expect(files).toEqual([]);
  });
}

test('an empty ST03 takes the version of its group', () => {
  expect(claimsOf(read('ST*837*0001*005010X222A1', 'ST*837*0001'))).toEqual(['CLM-1', 'CLM-2']);
});

test('segments that have no place in a claim are told, and the claim is read', () => {
  const result = read('HI*ABK:E119*ABF:I10~', 'REF*D9*17~NTE*ADD*X~HI*ABK:E119*ABF:I10~');
  expect(claimsOf(result)).toEqual(['CLM-1', 'CLM-2']);
  expect(result.faults).toEqual([]);
  expect(result.unread.map(({ segment }) => segment)).toEqual(['REF', 'NTE']);
});

test('the parties of another payer are not taken for ours', () => {
  const other = 'SBR*S*01*******12~NM1*77*2*ELSEWHERE~N3*1~N4*X~';
  const result = read('LX*1~', `${other}LX*1~`);
  expect(claimsOf(result)).toEqual(['CLM-1', 'CLM-2']);
  expect(result.files[0]?.claims[0]?.facility).toBeUndefined();
  expect(result.unread).toHaveLength(4);
});

test('cut after a CLM: nothing half is read (C10)', () => {
  const result = read837p(GOOD.slice(0, GOOD.indexOf('HI*')));
  expect(result.files).toEqual([]);
  expect(result.faults.map(({ code, segment }) => `${code} ${segment}`)).toEqual(['truncated SE']);
});

test('a wrong count or control number is a fault beside the claims (C5-C7)', () => {
  for (const [from, to, code] of [
    [/~SE\*\d+/, '~SE*9', 'set-count'],
    ['~GE*1*7', '~GE*1*8', 'group-control'],
    ['~IEA*1*000000042', '~IEA*1*000000043', 'interchange-control'],
  ] as const) {
    const result = read837p(GOOD.replace(from, to));
    expect(result.faults.map((fault) => fault.code)).toEqual([code]);
    expect(claimsOf(result)).toEqual(['CLM-1', 'CLM-2']);
  }
});

test('ICD-9-CM is read as such and written as such', () => {
  const result = read('HI*ABK:E119*ABF:I10', 'HI*BK:25000*BF:4019');
  const [file] = result.files;
  expect(file?.claims[0]).toMatchObject({ diagnosisCodeSet: 'ICD-9-CM', diagnoses: ['25000', '4019'] });
  expect(file && write837p(file, CONTROL)).toContain('~HI*BK:25000*BF:4019~');
});

test('bytes that are not ASCII are told and read (C20)', () => {
  const result = read837p(Buffer.from(GOOD.replace('DOE', 'DÖE'), 'latin1'));
  expect(result.faults.map(({ code, segment }) => `${code} ${segment}`)).toEqual(['characters NM1']);
  expect(result.files[0]?.claims[0]?.subscriber.name).toMatchObject({ last: 'DÖE' });
});

test('no fault quotes a person', () => {
  const text = GOOD.replaceAll('DOE', 'SECRET').replaceAll('M0001', 'SECRET').replaceAll('19800229', 'SECRET');
  expect(JSON.stringify(read837p(text).faults)).not.toContain('SECRET');
});
