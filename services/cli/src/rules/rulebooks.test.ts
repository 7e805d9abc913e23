import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulebook, rulebookVersion } from '@chargeline/rules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { houseWith, rulebookNamed } from './rulebooks.js';

const OURS = `
family: ACME
about: Rules of our own.
rules:
  - id: ACME-001
    title: No visits for Acme
    because: Acme does not take visits on this plan. Bill the other plan.
    severity: hold
    scope: line
    source: Acme provider manual 2025
    owner: billing
    when: line.isVisit
    passes: [{ lines: [{ code: '71046', modifiers: [] }] }]
    fails: [{ lines: [{}], finds: [1] }]
`;

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chargeline-rulebooks-'));
  writeFileSync(at('ours.yaml'), OURS);
  mkdirSync(at('more'));
  writeFileSync(at('more/taken.yaml'), OURS.replaceAll('ACME', 'MOD').replace('MOD-001', 'MOD-050'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const version = rulebookVersion(rulebook);

test('the house, by its name and by its version', () => {
  for (const name of ['house', version]) expect(rulebookNamed(name)).toEqual({ name, version, rulebook });
});

test("rules of one's own laid over the house's", () => {
  const named = rulebookNamed(`house+${at('ours.yaml')}`);
  expect(named.rulebook.map(({ id }) => id)).toEqual([...rulebook.map(({ id }) => id), 'ACME-001']);
  expect(named.version).not.toBe(version);
  expect(houseWith([at('ours.yaml')]).version).toBe(named.version);
});

test('a file, or a folder of files, is a rulebook of its own', () => {
  for (const path of [at('ours.yaml'), folder])
    expect(rulebookNamed(path).rulebook.map(({ id }) => id)).toEqual(['ACME-001']);
});

for (const [why, name, code] of [
  ['a path that is not there', () => at('nowhere'), 'CHL_CLI_USE'],
  ['the version of another release', () => '0123456789ab', 'CHL_CLI_USE'],
  ['an id that the house has', () => `house+${at('more')}`, 'CHL_CLI_NOT_OK'],
  ['the same rules twice', () => `house+${at('ours.yaml')}+${at('ours.yaml')}`, 'CHL_CLI_NOT_OK'],
] as const)
  test(`refused: ${why}`, () => {
    expect(() => rulebookNamed(name())).toThrow(expect.objectContaining({ code }) as Error);
  });
