import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { absent, official, sayIfAbsent } from '../test/official/official-data.js';
import { aFolder } from '../test/release/a-folder.js';
import { loadInProcess } from '../test/release/in-a-process.js';
import { useReference } from './release/in-use.js';
import { unlikelyUnits, unlikelyUnitsOn } from './unlikely-units.js';

afterEach(() => useReference(null));

const sheet = (values: string, ...rows: readonly string[]): string =>
  [`HCPCS/CPT Code,${values} MUE Values,MUE Adjudication Indicator,MUE Rationale`, ...rows, ''].join('\n');

const PRACTITIONERS = sheet(
  'Practitioner Services',
  '99213,2,3 Date of Service Edit: Clinical,Clinical: Data',
  '93000,3,1 Line Edit,CMS Policy',
  '36415,0,2 Date of Service Edit: Policy,CMS Policy',
);
const HOSPITALS = sheet('Outpatient Hospital Services', '99213,5,1 Line Edit,CMS Policy');
const SUPPLIERS = sheet('DME Supplier Services', 'A4550,9,3 Date of Service Edit: Clinical,Clinical: Data');

/** All three tables of the third quarter of 2030. */
async function threeTables() {
  const folder = aFolder();
  for (const [who, text] of [
    ['PractitionerServices', PRACTITIONERS],
    ['OutpatientHospitalServices', HOSPITALS],
    ['DMESupplierServices', SUPPLIERS],
  ] as const) {
    const report = await folder.loadText(`MCR_MUE_${who}_Eff_07-01-2030.csv`, text, { partial: true });
    expect(report).toMatchObject({ outcome: 'loaded', refused: [] });
  }
  useReference(folder.reference);
  return folder;
}

test('units, whose edit it is, and why', async () => {
  await threeTables();
  const on = '2030-08-01';
  const release = expect.stringMatching(/^2030-07-practitioner\+\w{8}$/) as string;
  for (const [code, units, adjudication, rationale] of [
    ['99213', 2, '3', 'Clinical: Data'],
    ['93000', 3, '1', 'CMS Policy'],
    ['36415', 0, '2', 'CMS Policy'],
  ] as const)
    expect(unlikelyUnits('practitioner', code, on)).toEqual({ units, adjudication, rationale, release });
  expect(unlikelyUnits('practitioner', '00000', on)).toBeUndefined();
});

test('each setting has edits of its own', async () => {
  await threeTables();
  const unitsIn = (code: string) =>
    (['practitioner', 'outpatient-hospital', 'dme'] as const).map(
      (one) => unlikelyUnits(one, code, '2030-08-01')?.units,
    );
  expect(unitsIn('99213')).toEqual([2, 5, undefined]);
  expect(unitsIn('A4550')).toEqual([undefined, undefined, 9]);
});

for (const [on, speaks] of [
  ['2030-06-30', false],
  ['2030-07-01', true],
  ['2030-09-30', true],
  ['2030-10-01', false],
] as const) {
  test(`on ${on} a release ${speaks ? 'speaks' : 'does not speak: nothing was checked'}`, async () => {
    await threeTables();
    expect(unlikelyUnitsOn('practitioner', on) !== undefined).toBe(speaks);
    expect(unlikelyUnits('practitioner', '99213', on)?.units).toBe(speaks ? 2 : undefined);
  });
}

test('a release that is loaded while the process runs is seen, and other quarters stay as they were', async () => {
  const { put, reference } = await threeTables();
  expect(unlikelyUnits('practitioner', '99213', '2030-10-01')).toBeUndefined();
  const next = PRACTITIONERS.replace('99213,2', '99213,1');
  await loadInProcess(reference, put('MCR_MUE_PractitionerServices_Eff_10-01-2030.csv', next)).reports;
  await pause(1_100);
  expect(unlikelyUnits('practitioner', '99213', '2030-10-01')?.units).toBe(1);
  expect(unlikelyUnits('practitioner', '99213', '2030-09-30')?.units).toBe(2);
});

test('what comes with the package is a selection of one quarter', () => {
  expect(unlikelyUnitsOn('practitioner', '2026-08-01')?.release).toMatchObject({ id: '2026-07', partial: true });
  expect(unlikelyUnits('practitioner', '0009U', '2026-08-01')).toMatchObject({ units: 2, adjudication: '3' });
  expect(unlikelyUnitsOn('practitioner', '2026-10-01')).toBeUndefined();
  expect(unlikelyUnitsOn('dme', '2026-08-01')).toBeUndefined();
});

sayIfAbsent();

test.skipIf(absent)('the official sample of July 2026', async () => {
  const { load, reference } = aFolder();
  const [report] = await load([official('ncci/MCR_MUE_PractitionerServices_Eff_07-01-2026.sample.csv')]);
  expect(report).toMatchObject({ outcome: 'loaded', rows: 11 });
  useReference(reference);
  expect(unlikelyUnits('practitioner', '0041U', '2026-09-30')).toEqual({
    units: 1,
    adjudication: '2',
    rationale: 'Code Descriptor / CPT Instruction',
    release: report!.release!.id,
  });
  expect(unlikelyUnits('practitioner', '0018U', '2026-07-01')).toMatchObject({ units: 2, adjudication: '3' });
});
