import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeHl7 } from './decode.js';
import { Hl7Fault } from './fault.js';

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/hl7v2');
const present = existsSync(FOLDER);
if (!present) console.warn('Skipped: the public HL7 v2 files are not beside the project.');

/** Files that are broken on purpose, and the place that a sender is told. */
const BROKEN: Readonly<Record<string, string>> = {
  'Test__Message__empty.hl7': 'AR 100 MSH-0',
  'Test__Message__msh_present_but_missing_all_fields.hl7': 'AR 101 MSH-1',
  'Test__Message__msh_present_but_missing_msh-2.hl7': 'AR 101 MSH-2',
  'Test__Message__msh_present_but_missing_msh-9.hl7': 'AR 101 MSH-9',
};

function files(): readonly string[] {
  return present
    ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hl7'))
    : [];
}

describe.skipIf(!present)('public HL7 v2 files', () => {
  test.each(files().filter((name) => !(path.basename(name) in BROKEN)))('%s is read', (name) => {
    const bytes = readFileSync(path.join(FOLDER, name));
    const message = decodeHl7(bytes);
    const lines = bytes
      .toString('utf8')
      .split(/[\r\n]+/)
      .filter((line) => line.trim() !== '');
    expect(message.segments).toHaveLength(lines.length);
    expect(message.type).toMatch(/^(?:ADT|BAR|DFT|MDM|OML|ORM|ORU|SIU|VXU)\^[A-Z]\d\d$/);
  });

  test.each(Object.entries(BROKEN))('%s is refused: %s', (name, expected) => {
    expect(refusal(readFileSync(path.join(FOLDER, 'cdc', name)))).toBe(expected);
  });

  test('all are accounted for', () => {
    const refused = files().filter((name) => refusal(readFileSync(path.join(FOLDER, name))) !== 'read');
    console.info(`Public HL7 v2 files: ${files().length}, refused: ${refused.length}.`);
    expect(new Set(refused.map((name) => path.basename(name)))).toEqual(new Set(Object.keys(BROKEN)));
  });

  test('charges of a real DFT', () => {
    const dft = decodeHl7(readFileSync(path.join(FOLDER, 'fhir-converter/DFT-P03-02.hl7')));
    expect(dft.type).toBe('DFT^P03');
    expect(dft.all('FT1').length).toBeGreaterThan(0);
    expect(dft.version).toBe('2.8');
  });
});

function refusal(bytes: Buffer): string {
  try {
    decodeHl7(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof Hl7Fault)) throw error;
    return `${error.ackCode} ${error.errorCode} ${error.segment}-${error.field}`;
  }
}
