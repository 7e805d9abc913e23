import { describe, expect, test } from 'vitest';
import { noSharedData, sharedFile } from '../../test/shared-data.js';
import { readInterchanges } from '../codec/read-interchanges.js';
import { read837p } from './read-837p.js';

if (noSharedData !== false) console.log(`real files are not read: ${noSharedData}`);

/** Faults of the envelopes, counted apart from this code: most of the imsweb samples were shortened without new counts. */
const ENVELOPES: Readonly<Record<string, readonly string[]>> = {
  'edi835/blue_cross_nc_sample.txt': ['no-isa 1'],
  'edi835/united_healthcare_legacy_sample.txt': [],
  'hccinfhir/sample_834_01.txt': ['set-count 69'],
  'hccinfhir/sample_834_03.txt': [],
  'hccinfhir/sample_834_05.txt': [],
  'hccinfhir/sample_837_0.txt': [],
  'hccinfhir/sample_837_10.txt': [],
  'hccinfhir/sample_837_12.txt': ['set-count 27', 'group-count 112'],
  'hccinfhir/sample_837_3.txt': [],
  'hccinfhir/sample_837_5.txt': [],
  'hccinfhir/sample_837_7.txt': [],
  'hccinfhir/sample_837_9.txt': [],
  'imsweb/277_5010__x12_277CA_accepted.txt': [],
  'imsweb/277_5010__x12_277_x212.txt': ['interchange-control 111'],
  'imsweb/837_5010__x12_999_rejected.txt': [],
  'imsweb/837_5010__x12_bad_first_line.txt': ['isa-length 1'],
  'imsweb/837_5010__x12_bad_valid_code.txt': ['set-count 36'],
  'imsweb/837_5010__x12_loop_errors1_exceeds_max_1_parent.txt': ['set-count 33'],
  'imsweb/837_5010__x12_loop_errors3_missing_loops.txt': ['set-count 21'],
  'imsweb/837_5010__x12_missing_required_loop_in_one_repeat.txt': ['set-count 42'],
  'imsweb/837_5010__x12_multiple_gs.txt': ['set-count 36', 'set-count 72', 'set-count 108', 'interchange-count 110'],
  'imsweb/837_5010__x12_multiple_st.txt': ['set-count 36', 'set-count 70', 'group-count 71'],
  'imsweb/837_5010__x12_no_isa_line.txt': ['no-isa 1'],
  'imsweb/837_5010__x12_segments_out_of_order.txt': ['set-count 36'],
  'imsweb/837_5010__x12_valid_different_separators.txt': ['set-count 36'],
  'imsweb/837_5010__x223-test.txt': ['set-count 50'],
  'imsweb/x270_271__x271.txt': ['set-count 20', 'interchange-control 22'],
  'lfh/270_005010X279A1__dependent-health-benefit-check.270': [],
  'lfh/271_005010X279A1__dependent-health-benefit-check.271': [],
  'lfh/271_005010X279A1__subscriber-health-benefit-check.271': [],
  'lfh/276_005010X212__claim-level-status.276': [],
  'lfh/276_005010X212__provider-level-status.276': [],
  'lfh/277_005010X212__claim-level-status.277': [],
  'lfh/277_005010X212__provider-level-status.277': [],
  'lfh/835_005010X221A1__managed-care.835': [],
  'lfh/835_005010X221A1__secondary-payment.835': [],
  'lfh/837_005010X222A2__demo.ambulance.example5.837': [],
  'lfh/837_005010X222A2__demo.cob.2ndary.example4.837': [],
  'lfh/837_005010X222A2__demo.cob.example3.B.837': [],
  'lfh/837_005010X222A2__demo.cob.example4.837': [],
  'lfh/837_005010X222A2__demo.drug.example10.2.837': [],
  'lfh/837_005010X222A2__demo.example1.837': [],
  'lfh/837_005010X222A2__demo.example12.837': [],
  'lfh/837_005010X222A2__demo.example6.837': [],
  'lfh/837_005010X222A2__demo.example8.837': [],
  'lfh/837_005010X223A3__institutional-claim.837i': [],
  'lfh/837_005010X223A3__ppo-repriced-claim.837i': [],
  'pyx12/834_deident_family.txt': [],
  'pyx12/834_deident_term.txt': [],
  'pyx12/834_ls_le_ls_5010.999.txt': [],
  'pyx12/835_mult_loops.txt': [],
  'pyx12/example834_5010.txt': [],
};

/** What is in the 837 files: claims read, and the first fault that is not one of the envelopes. */
const CLAIMS: readonly (readonly [name: string, why: string, claims: readonly string[], fault: string | null])[] = [
  [
    'hccinfhir/sample_837_0.txt',
    'five sets of one claim',
    [
      '1805080AV3648339 2000',
      '1805080AV3648347 5010',
      '1805080AV3648340 1164',
      '1805080AV3648353 23400',
      '1805080AV3648355 2000',
    ],
    null,
  ],
  ['hccinfhir/sample_837_12.txt', 'a claim without payer, then two of institutions', [], 'missing-segment HL 13'],
  ['hccinfhir/sample_837_3.txt', 'an institution', [], 'version ST 3'],
  ['hccinfhir/sample_837_5.txt', 'an institution', [], 'version ST 3'],
  ['hccinfhir/sample_837_7.txt', 'an institution', [], 'version ST 3'],
  ['hccinfhir/sample_837_9.txt', 'an institution', [], 'version ST 3'],
  ['hccinfhir/sample_837_10.txt', 'an institution', [], 'version ST 3'],
  ['imsweb/837_5010__x12_999_rejected.txt', 'an acknowledgement', [], 'version ST 3'],
  ['imsweb/837_5010__x12_bad_first_line.txt', 'nothing after a bad ISA', [], null],
  ['imsweb/837_5010__x12_no_isa_line.txt', 'nothing without ISA', [], null],
  ['imsweb/837_5010__x12_bad_valid_code.txt', 'the billing provider has an unknown NM101', [], 'missing-segment HL 8'],
  ['imsweb/837_5010__x12_loop_errors1_exceeds_max_1_parent.txt', 'loop 2010AA twice', [], 'loop-repeated NM1 15'],
  ['imsweb/837_5010__x12_loop_errors3_missing_loops.txt', 'no loop 2010AA', [], 'missing-segment HL 8'],
  ['imsweb/837_5010__x12_missing_required_loop_in_one_repeat.txt', 'HL02 leads nowhere', [], 'hierarchy HL 18'],
  ['imsweb/837_5010__x12_multiple_gs.txt', 'HI parted by the wrong separator', [], 'missing-element HI 23'],
  ['imsweb/837_5010__x12_multiple_st.txt', 'HI parted by the wrong separator', [], 'missing-element HI 23'],
  ['imsweb/837_5010__x12_segments_out_of_order.txt', 'N4 after REF', [], 'segment-order N4 12'],
  ['imsweb/837_5010__x12_valid_different_separators.txt', 'HI parted wrongly', [], 'missing-element HI 23'],
  ['imsweb/837_5010__x223-test.txt', 'an institution', [], 'version ST 3'],
  ['lfh/837_005010X222A2__demo.ambulance.example5.837', 'CLM05-2 is empty', [], 'element-value CLM 23'],
  ['lfh/837_005010X222A2__demo.cob.2ndary.example4.837', '> where ISA16 says :', [], 'element-value SV1 28'],
  ['lfh/837_005010X222A2__demo.example6.837', '> where ISA16 says :', [], 'element-value SV1 28'],
  ['lfh/837_005010X222A2__demo.example12.837', '> where ISA16 says :', [], 'element-value SV1 39'],
  ['lfh/837_005010X222A2__demo.cob.example3.B.837', 'a dependent, three lines', ['26407789 7904'], null],
  ['lfh/837_005010X222A2__demo.cob.example4.837', 'Medicare second', ['101KEN6055 12000'], null],
  ['lfh/837_005010X222A2__demo.drug.example10.2.837', 'six lines with drugs', ['CLMNO12345 223293'], null],
  ['lfh/837_005010X222A2__demo.example1.837', 'a dependent, four lines', ['26463774 10000'], null],
  ['lfh/837_005010X222A2__demo.example8.837', 'a wheelchair', ['SMI123 7500'], null],
  ['lfh/837_005010X223A3__institutional-claim.837i', 'an institution', [], 'version ST 3'],
  ['lfh/837_005010X223A3__ppo-repriced-claim.837i', 'an institution', [], 'version ST 3'],
];

describe.skipIf(noSharedData !== false)('real files', () => {
  for (const [name, faults] of Object.entries(ENVELOPES)) {
    test(`envelopes of ${name}: ${faults.length === 0 ? 'sound' : faults.join(', ')}`, () => {
      const read = readInterchanges(sharedFile(name));
      expect(read.faults.map(({ code, position }) => `${code} ${position}`)).toEqual(faults);
      const stopped = faults.some((fault) => /^(no-isa|isa-length)/.test(fault));
      expect(read.interchanges).toHaveLength(stopped ? 0 : 1);
    });
  }

  for (const [name, why, claims, first] of CLAIMS) {
    test(`claims of ${name}: ${why}`, () => {
      const envelopes = ENVELOPES[name]?.length ?? 0;
      const { files, faults } = read837p(sharedFile(name));
      const read = files.flatMap((file) => file.claims.map((one) => `${one.controlNumber} ${one.totalCents}`));
      const [fault] = faults.slice(envelopes).map(({ code, segment, position }) => `${code} ${segment} ${position}`);
      expect({ claims: read, first: fault ?? null }).toEqual({ claims, first });
    });
  }

  test('other separators give the same segments', () => {
    const read = readInterchanges(sharedFile('imsweb/837_5010__x12_valid_different_separators.txt'));
    const [interchange] = read.interchanges;
    expect(interchange?.delimiters).toEqual({ element: '~', repetition: null, component: '^', terminator: '_' });
    expect(interchange?.groups[0]?.sets[0]?.segments[0]?.elements).toEqual([
      '0019',
      '00',
      '0123',
      '19960918',
      '0932',
      'CH',
    ]);
  });

  test('several groups and several sets are all there', () => {
    const sets = (name: string): unknown =>
      readInterchanges(sharedFile(name)).interchanges.map(({ groups }) => groups.map((group) => group.sets.length));
    expect(sets('imsweb/837_5010__x12_multiple_gs.txt')).toEqual([[1, 1, 1]]);
    expect(sets('imsweb/837_5010__x12_multiple_st.txt')).toEqual([[2]]);
    expect(sets('hccinfhir/sample_837_0.txt')).toEqual([[5]]);
  });

  test('a dependent, a drug and a range of dates are read from the file', () => {
    const [child] = read837p(sharedFile('lfh/837_005010X222A2__demo.example1.837')).files[0]?.claims ?? [];
    expect(child?.patient).toMatchObject({ relationship: '19', birthDate: '1973-05-01', sex: 'M' });
    const [home] = read837p(sharedFile('lfh/837_005010X222A2__demo.drug.example10.2.837')).files[0]?.claims ?? [];
    expect(home?.payer.idQualifier).toBe('XV');
    expect(home?.lines[1]).toMatchObject({
      procedure: 'S5001',
      chargeCents: 68_250,
      unitThousandths: 7_000,
      placeOfService: '12',
      date: '2004-02-01',
      through: '2004-02-07',
      drug: { ndc: '00004196501', quantityThousandths: 7_000, unit: 'UN' },
    });
  });
});
