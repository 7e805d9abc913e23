import { expect, test } from 'vitest';
import { ncciMue, ncciMueDme } from '../../src/official/ncci-mue.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

const COPYRIGHT = '"Codes, descriptions and other data are copyright 2025.\n\nRestrictions apply, to use.",,,';
const file = (whose: string, ...rows: readonly string[]): string =>
  [COPYRIGHT, `"HCPCS/\nCPT Code",${whose} MUE Values,MUE Adjudication Indicator,MUE Rationale`, ...rows, ''].join(
    '\r\n',
  );
const ROW = '99213,2,3 Date of Service Edit: Clinical,Nature of Service';

for (const [whose, format, setting] of [
  ['Practitioner Services', ncciMue, 'practitioner'],
  ['Outpatient Hospital Services', ncciMue, 'outpatient-hospital'],
  ['DME Supplier Services', ncciMueDme, 'dme'],
] as const) {
  test(`${whose}: the heading tells the setting, the text above it has line breaks`, async () => {
    const { found, rows, notes, said } = await readText(
      format,
      file(whose, ROW, '0001U,0,2 Date of Service Edit: Policy,Code'),
    );
    expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
    expect(found).toEqual({ year: null, month: null, released: null, variant: null });
    expect(said.facts).toEqual({ setting });
    expect(rows).toEqual([
      { code: '99213', units: 2, adjudication: '3', rationale: 'Nature of Service' },
      { code: '0001U', units: 0, adjudication: '2', rationale: 'Code' },
    ]);
  });
}

test('each layout leaves the other one alone', async () => {
  expect((await readText(ncciMue, file('DME Supplier Services', ROW))).found).toBeNull();
  expect((await readText(ncciMueDme, file('Practitioner Services', ROW))).found).toBeNull();
  expect((await readText(ncciMue, 'HCPCS,MOD\n99213,\n')).found).toBeNull();
});

test('text with tabs, columns in another order and one more', async () => {
  const { rows } = await readText(
    ncciMue,
    'MUE Adjudication Indicator\tHCPCS Code\tNew\tPractitioner Services MUE Value\n1 Line Edit\t99213\tx\t4\n',
  );
  expect(rows).toEqual([{ code: '99213', units: 4, adjudication: '1', rationale: '' }]);
});

test('a lost zero comes back, and the report names the row', async () => {
  const { rows, notes } = await readText(ncciMue, file('Practitioner Services', '100,1,2 Policy,x'));
  expect(rows).toMatchObject([{ code: '00100' }]);
  expect(notes.repaired).toEqual([
    { row: 6, key: '', what: 'HCPCS/CPT Code: "100" has its leading zeros back: 00100' },
  ]);
});

for (const [why, row, what] of [
  ['no value', '99213,,3 Clinical,x', 'MUE Values: is empty'],
  ['half a unit', '99213,1.5,3 Clinical,x', 'MUE Values: "1.5" is not an amount of at most 0 decimals'],
  ['a negative value', '99213,-1,3 Clinical,x', 'MUE Values: "-1" is not an amount of at most 0 decimals'],
  [
    'an indicator that there is not',
    '99213,1,4 Other,x',
    'MUE Adjudication Indicator: "4 Other" is not an adjudication indicator (1 to 3)',
  ],
  ['a code that became a number', '1E10,1,2 Policy,x', 'HCPCS/CPT Code: "1E10" is not a procedure code'],
  ['one cell too many', '99213,1,2 Policy,x,y', 'row: has 5 cells where the heading has 4'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(ncciMue, file('Practitioner Services', row));
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual([expect.objectContaining({ row: 6, what })]);
  });
}

test('a quote that stays open ends the reading with a refusal', async () => {
  const { notes } = await readText(ncciMue, file('Practitioner Services', ROW, '"99214,1,2 Policy,x', ROW));
  expect(notes.refused).toEqual([expect.objectContaining({ what: expect.stringContaining('cannot be told apart') })]);
});

const OFFICIAL = 'ncci/MCR_MUE_PractitionerServices_Eff_07-01-2026.sample.csv';
sayIfAbsent();

test.skipIf(absent)('the official sample is read whole', async () => {
  const { rows, notes, said } = await readText(ncciMue, officialText(OFFICIAL), OFFICIAL.slice('ncci/'.length));
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(rows).toHaveLength(11);
  expect(rows[0]).toEqual({
    code: '0001U',
    units: 1,
    adjudication: '2',
    rationale: 'Code Descriptor / CPT Instruction',
  });
  expect(said.facts).toEqual({ setting: 'practitioner' });
});
