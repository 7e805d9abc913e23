import { expect, test } from 'vitest';
import { hccCoefficients, hccEligible, hccHierarchies } from '../../src/official/hcc-model.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

sayIfAbsent();

const FACTORS = 'coefficient,value,model_domain,model_version';
const factors = (...rows: readonly string[]): string => [FACTORS, ...rows, ''].join('\r\n');

test('coefficients are thousandths, and may be less than zero', async () => {
  const { found, rows, notes } = await readText(
    hccCoefficients,
    factors(
      'CNA_HCC1,0.301,CMS-HCC,C28',
      'DI_Test_Female,-0.078,ESRD,D24',
      'CNA_F65_69,1,CMS-HCC,C28',
      'CNA_F70_74,.5,CMS-HCC,C28',
    ),
  );
  expect(found).toEqual({ year: null, month: 1, released: null, variant: null });
  expect(rows).toEqual([
    { coefficient: 'CNA_HCC1', domain: 'CMS-HCC', version: 'C28', set: 1, value: 301 },
    { coefficient: 'DI_Test_Female', domain: 'ESRD', version: 'D24', set: 1, value: -78 },
    { coefficient: 'CNA_F65_69', domain: 'CMS-HCC', version: 'C28', set: 1, value: 1_000 },
    { coefficient: 'CNA_F70_74', domain: 'CMS-HCC', version: 'C28', set: 1, value: 500 },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a model that has all of its coefficients twice has two sets', async () => {
  const { rows, notes } = await readText(
    hccCoefficients,
    factors(
      'Rx_F65,0.5,RxHCC,R08',
      'Rx_F65,0.6,RxHCC,R08',
      'Rx_M65,0.7,RxHCC,R08',
      'Rx_M65,0.7,RxHCC,R08',
      'Rx_F65,0.4,RxHCC,R05',
    ),
  );
  expect(rows.map(({ coefficient, version, set, value }) => [coefficient, version, set, value].join(' '))).toEqual([
    'Rx_F65 R08 1 500',
    'Rx_F65 R08 2 600',
    'Rx_M65 R08 1 700',
    'Rx_M65 R08 2 700',
    'Rx_F65 R05 1 400',
  ]);
  expect(notes.refusals).toBe(0);
});

for (const [why, row, what] of [
  [
    'twice where others come once',
    'CNA_HCC1,0.302,CMS-HCC,C28',
    'coefficient: comes twice in CMS-HCC C28, where others come once',
  ],
  ['four decimals', 'CNA_HCC3,0.3011,CMS-HCC,C28', 'value: "0.3011" is not a factor of at most 3 decimals'],
  ['scientific notation', 'CNA_HCC3,3E-1,CMS-HCC,C28', 'value: "3E-1" is not a factor of at most 3 decimals'],
  ['no value', 'CNA_HCC3,,CMS-HCC,C28', 'value: "" is not a factor of at most 3 decimals'],
  ['a formula for a name', '=1+1,0.3,CMS-HCC,C28', 'coefficient: "=1+1" is not the name of a coefficient'],
  ['no model', 'CNA_HCC3,0.3,,C28', 'model domain: "" is not a model'],
  ['a version that became a number', 'CNA_HCC3,0.3,CMS-HCC,28', 'model version: "28" is not a version'],
] as const) {
  test(`coefficients, refused by row: ${why}`, async () => {
    const { notes } = await readText(
      hccCoefficients,
      factors('CNA_HCC1,0.301,CMS-HCC,C28', 'CNA_HCC2,0.5,CMS-HCC,C28', row),
    );
    expect(notes.refused).toEqual([expect.objectContaining({ row: 4, what })]);
  });
}

test('coefficients, refused by row: three times', async () => {
  const row = 'Rx_F65,0.5,RxHCC,R08';
  const { notes } = await readText(hccCoefficients, factors(row, row, row));
  expect(notes.refused).toEqual([{ row: 4, key: 'Rx_F65', what: 'coefficient: comes 3 times in RxHCC R08' }]);
});

const PARENTS = 'cc_parent,cc_child,model_domain,model_version,model_fullname';
const parents = (...rows: readonly string[]): string => [PARENTS, ...rows, ''].join('\n');

test('hierarchies: which category leaves which out', async () => {
  const { found, rows, notes } = await readText(
    hccHierarchies,
    parents('17,18,CMS-HCC,V28,V28115H1', '17,19,CMS-HCC,V28,V28115H1', '17,18,ESRD,V24,V24H86H1'),
  );
  expect(found).toEqual({ year: null, month: 1, released: null, variant: null });
  expect(rows[0]).toEqual({ parent: '17', child: '18', domain: 'CMS-HCC', version: 'V28', full_name: 'V28115H1' });
  expect(rows.length).toBe(3);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

for (const [why, row, what] of [
  ['its own parent', '17,17,CMS-HCC,V28,V28115H1', 'child: is its own parent'],
  ['a parent of letters', 'HCC17,18,CMS-HCC,V28,V28115H1', 'parent: "HCC17" is not a condition category'],
  ['no child', '17,,CMS-HCC,V28,V28115H1', 'child: "" is not a condition category'],
  ['a version that is none', '17,18,CMS-HCC,2028,V28115H1', 'model version: "2028" is not a version'],
] as const) {
  test(`hierarchies, refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(hccHierarchies, parents(row));
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual([expect.objectContaining({ row: 2, what })]);
  });
}

test('procedures that count, of a single column, with their zeros back', async () => {
  const { found, rows, notes } = await readText(hccEligible, 'cpt_hcpcs_code\n99213\nG0438\n100\n');
  expect(found).not.toBeNull();
  expect(rows.map(({ code }) => code)).toEqual(['99213', 'G0438', '00100']);
  expect(notes.repaired).toEqual([{ row: 4, key: '', what: 'code: "100" has its leading zeros back: 00100' }]);
});

test('procedures that a list names as left out do not count', async () => {
  const { rows, notes } = await readText(
    hccEligible,
    '2028 Procedures of a test,,\nCPT/HCPCS Code,Short Description,Included for 2028\n99213,Visit of a test,Yes\n99070,Supplies of a test,No\n99214,Visit,maybe\n',
  );
  expect(rows.map(({ code }) => code)).toEqual(['99213']);
  expect(notes.refused).toEqual([expect.objectContaining({ row: 5, what: 'included: "maybe" is not yes or no' })]);
});

test('none of these tables is taken for another', async () => {
  for (const [format, text] of [
    [hccCoefficients, parents('17,18,CMS-HCC,V28,V28115H1')],
    [hccHierarchies, factors('CNA_HCC1,0.301,CMS-HCC,C28')],
    [hccEligible, 'HCPCS/CPT Code,Practitioner Services MUE Values\n99213,1\n'],
    [hccEligible, 'claim_id,CPT/HCPCS Code\n1,99213\n'],
    [hccEligible, '99213\n99214\n'],
  ] as const)
    expect((await readText(format, text)).found).toBeNull();
});

for (const [format, name, count] of [
  [hccCoefficients, 'ra_coefficients_2026.csv', 8_413],
  [hccHierarchies, 'ra_hierarchies_2026.csv', 734],
  [hccEligible, 'ra_eligible_cpt_hcpcs_2026.csv', 6_747],
] as const) {
  test.skipIf(absent)(`${name} is read whole, and no key comes twice`, async () => {
    const { found, rows, notes } = await readText(format, officialText(`hcc/${name}`), name);
    expect(found).not.toBeNull();
    expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
    expect(rows.length).toBe(count);
    const keys = new Set(rows.map((row) => format.table.key.map((column) => row[column]).join()));
    expect(keys.size).toBe(count);
    expect(format.knownKeys.filter((key) => !keys.has(key))).toEqual([]);
  });
}

test.skipIf(absent)('RxHCC R08 alone has two sets in 2026', async () => {
  const { rows } = await readText(hccCoefficients, officialText('hcc/ra_coefficients_2026.csv'));
  const second = rows.filter(({ set }) => set === 2);
  expect(second.length).toBe(828);
  expect(new Set(second.map(({ version }) => version))).toEqual(new Set(['R08']));
});
