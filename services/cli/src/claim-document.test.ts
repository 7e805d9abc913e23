import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim, encounter, priced } from '@chargeline/contracts/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimDocument, claimDocuments, type ReadDocument } from './claim-document.js';

const told = { encounter, claim };
const untold = { otherwise: null };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-claims-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readAll(path: string): Promise<readonly ReadDocument[]> {
  const documents: ReadDocument[] = [];
  for await (const document of claimDocuments(path, untold)) documents.push(document);
  return documents;
}

async function read(text: string): Promise<readonly ReadDocument[]> {
  const path = join(folder, 'claims');
  await writeFile(path, text);
  return readAll(path);
}
const places = (documents: readonly ReadDocument[]): readonly string[] =>
  documents.map(({ at }) => at.replace(join(folder, 'claims'), '').trim());

test('one document', async () => {
  const [only, ...others] = await read(JSON.stringify(told, null, 2));
  expect(only).toMatchObject({ document: { encounter, claim, judgedOn: null }, known: null });
  expect(others).toEqual([]);
});

test('a list, and one a line with empty lines between', async () => {
  expect(places(await read(JSON.stringify([told, told], null, 2)))).toEqual(['item 1', 'item 2']);
  expect(places(await read(JSON.stringify([told, told])))).toEqual(['item 1', 'item 2']);
  const line = JSON.stringify(told);
  expect(places(await read(`${line}\n\n${line}\r\n${line}`))).toEqual(['line 1', 'line 3', 'line 4']);
});

test('a whole document of the line: what is not of rules is passed by', () => {
  expect(claimDocument({ at: 'x', value: priced }, untold).document.claim).toEqual(priced.claim);
});

for (const [why, own, on, judgedOn] of [
  ['nobody says', undefined, undefined, '2026-01-01'],
  ['the document says', '2025-07-01', undefined, '2025-07-01'],
  ['the caller says, whatever the document says', '2025-07-01', '2025-08-01', '2025-08-01'],
] as const)
  test(`the day on which it is looked at: ${why}`, () => {
    const value = { ...told, ...(own === undefined ? {} : { judgedOn: own }) };
    const { document } = claimDocument({ at: 'x', value }, { on, otherwise: '2026-01-01' });
    expect(document.judgedOn).toBe(judgedOn);
  });

for (const [deniedCarcs, expected] of [
  [
    ['CO-16', 'PR45', '97', 'B7', 'OA-P14'],
    ['16', '45', '97', 'B7', 'P14'],
  ],
  [undefined, []],
] as const)
  test(`an outcome: ${JSON.stringify(deniedCarcs)}`, () => {
    const value = { ...told, outcome: { paid: false, deniedCarcs } };
    expect(claimDocument({ at: 'x', value }, untold).known).toEqual({ paid: false, deniedCarcs: expected });
  });

for (const [why, value, says] of [
  ['no claim', { encounter }, /claim must be an object/],
  ['nothing', null, /encounter must be an object, claim must be an object/],
  ['a revision that is a text', { ...told, claim: { ...claim, revision: 'KANARIENVOGEL' } }, /claim\.revision must be/],
  ['a field that nobody knows', { ...told, claim: { ...claim, KANARIENVOGEL: 1 } }, /claim has a field that is not/],
  ['an outcome that is none', { ...told, outcome: { paid: 'yes' } }, /an outcome is/],
  ['a reason that is none', { ...told, outcome: { paid: true, deniedCarcs: ['KANARIENVOGEL'] } }, /an outcome is/],
] as const)
  test(`refused by its place, quoting nothing: ${why}`, () => {
    const reading = (): unknown => claimDocument({ at: 'file line 3', value }, untold);
    expect(reading).toThrow(says);
    expect(reading).toThrow(/^file line 3/);
    expect(reading).not.toThrow(/KANARIENVOGEL/);
  });

for (const [why, text, says] of [
  ['a line that is not JSON', `${JSON.stringify(told)}\n{"KANARIENVOGEL"\n`, /line 2 is not JSON/],
  ['no JSON at all', 'KANARIENVOGEL', /is not JSON/],
] as const)
  test(`refused by its line, quoting nothing: ${why}`, async () => {
    const reading = read(text);
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.not.toThrow(/KANARIENVOGEL/);
  });

test('a file that is not there, and a folder, are wrong use', async () => {
  for (const path of [join(folder, 'nowhere'), folder])
    await expect(readAll(path)).rejects.toMatchObject({ code: 'CHL_CLI_USE' });
});
