import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { encounterReceived } from '@chargeline/contracts';
import { decodeHl7 } from '@chargeline/hl7';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Doors, startRoom } from './a-room.js';
import { aSource } from './a-source.js';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(DATA);
if (!present) console.warn('Skipped: the public HL7 v2 and FHIR files are not beside the project.');

const filesOf = (folder: string, end: string): readonly string[] =>
  present
    ? readdirSync(path.join(DATA, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(end))
    : [];

let postgres: EmbeddedPostgres;
let doors: Doors;
beforeAll(async () => {
  if (!present) return;
  postgres = await startPostgres();
  doors = await startRoom(postgres.url, [aSource('any', 'generic'), aSource('any-fhir', 'fhir')]);
});
afterAll(async () => {
  if (!present) return;
  await doors.room.stop();
  await postgres.stop();
});

/** `AA`, or the refusal's code with place and condition (in MSA-3 before version 2.5). */
function outcomeOf(answer: Buffer): string {
  const ack = decodeHl7(answer);
  const [code, early] = [ack.value('MSA-1'), ack.value('MSA-3').split(':')[0]!];
  if (code === 'AA' || early !== '') return `${code} ${early}`.trim();
  return `${code} ${ack.value('ERR-2.1')}-${ack.value('ERR-2.3')} ${ack.value('ERR-3.1')}`;
}

/** Its sender wants no answer at all (MSH-15 and MSH-16 are NE); over HTTP there is still a status. */
const SILENT = 'fhir-converter/ADT-A40-01.hl7';

/** Messages of the types that are taken, and what becomes of each when it has a control id of its own. */
const TAKEN: Readonly<Record<string, string>> = {
  'fhir-converter/ADT-A01-01.hl7': 'AA',
  'fhir-converter/ADT-A03-01.hl7': 'AA',
  'fhir-converter/ADT-A04-01.hl7': 'AA',
  'fhir-converter/ADT-A08-01.hl7': 'AA',
  'fhir-converter/ADT01-23.hl7': 'AA',
  'fhir-converter/ADT04-23.hl7': 'AA',
  'fhir-converter/ADT04-28.hl7': 'AA',
  'fhir-converter/DFT-P03-02.hl7': 'AA',
  // It gives no visit number in any of the places known: neither PV1-19, PV1-50 nor PID-18.
  'cdc/MN__005_MN_ADT_A01.hl7': 'AE PV1-19 101',
};

describe.skipIf(!present)('public HL7 v2 files, over MLLP', () => {
  test('every file is accepted, or refused with a reason', async () => {
    const client = await doors.connect();
    const outcomes = new Map<string, string>();
    for (const name of filesOf('hl7v2', '.hl7').filter((one) => one !== SILENT)) {
      const bytes = readFileSync(path.join(DATA, 'hl7v2', name)).toString('latin1');
      // Many of these files share one control id, which a sender may not do.
      const own = name in TAKEN ? bytes.replace(/^((?:[^|]*\|){9})[^|]*/, `$1${outcomes.size}`) : bytes;
      outcomes.set(name, outcomeOf(await client.send(Buffer.from(own, 'latin1'))));
    }
    await client.close();
    const silent = await doors.post('/hl7v2', readFileSync(path.join(DATA, 'hl7v2', SILENT)), {
      'content-type': 'text/plain',
    });
    expect([silent.status, silent.body.length]).toEqual([400, 0]);
    const counts = Map.groupBy(outcomes.values(), (outcome) => outcome);
    console.info(
      'Public HL7 v2 files:',
      Object.fromEntries([...counts].map(([outcome, all]) => [outcome, all.length])),
    );
    expect(outcomes.size).toBe(76);
    expect(Object.fromEntries([...outcomes].filter(([name]) => name in TAKEN))).toEqual(TAKEN);
    const odd = [...outcomes].filter(
      ([name, outcome]) => !(name in TAKEN) && !/^[AC]R MSH-\d* (?:100|101|200|201)$/.test(outcome),
    );
    expect(odd).toEqual([]);
  });

  test('the charges of the DFT^P03', async () => {
    const events = await doors.room.take(encounterReceived, 8);
    const dft = events.find(({ body }) => body.encounter.source.trigger === 'DFT^P03')!.body.encounter;
    // By hand from the file: FT1-25, FT1-26, FT1-10, FT1-11, FT1-19, FT1-29 and FT1-43 of both FT1.
    expect(dft.charges).toMatchObject([
      {
        chargeId: '12345',
        code: '71045',
        system: 'CPT',
        modifiers: ['26'],
        units: 2,
        chargeCents: 10_000,
        serviceFrom: '2019-11-22',
        diagnoses: ['29857009', '68235000'],
        ndc: { code: '00182106105', quantity: 5, unit: 'UN' },
      },
      { code: '99011', system: 'CPT', units: 1, chargeCents: 12_000, diagnoses: ['29857009'] },
    ]);
    expect(dft.renderingProvider).toMatchObject({ npi: '9941339108', name: 'Smith', firstName: 'Adam' });
    expect(dft.coverage).toMatchObject({ payerId: 'Org-12345', payerName: 'Blue Cross Blue Shield of Texas' });
  });

  test('as they come, the second message of one control id is refused', async () => {
    const client = await doors.connect();
    const [first, second] = ['ADT-A01-01', 'ADT-A03-01'].map((name) =>
      readFileSync(path.join(DATA, `hl7v2/fhir-converter/${name}.hl7`)),
    );
    expect(outcomeOf(await client.send(first!))).toBe('AA');
    expect(outcomeOf(await client.send(second!))).toBe('AE MSH-10 205');
    await client.close();
  });
});

describe.skipIf(!present)('public Synthea bundles, over HTTP', () => {
  test('every bundle with visits is accepted; one of organizations alone is refused', async () => {
    const before = 9;
    const totals = { accepted: 0, refused: 0, taken: 0, leftOut: 0 };
    for (const name of filesOf('fhir/synthea-r4', '.json')) {
      const body = readFileSync(path.join(DATA, 'fhir/synthea-r4', name));
      const { status, body: answer } = await doors.post('/fhir', body, { 'content-type': 'application/fhir+json' });
      expect([name, status]).toEqual([name, name.startsWith('hospital') ? 422 : 202]);
      totals[status === 202 ? 'accepted' : 'refused'] += 1;
      totals.taken += answer.toString().split('"Taken with').length - 1;
      totals.leftOut += answer.toString().split('"Left out:').length - 1;
    }
    const events = await doors.room.take(encounterReceived, before + totals.taken);
    const encounters = events.map(({ body }) => body.encounter).filter(({ source }) => source.format === 'fhir');
    const charges = encounters.reduce((sum, { charges }) => sum + charges.length, 0);
    const diagnosed = encounters.filter(({ diagnoses }) => diagnoses.length > 0).length;
    console.info('Synthea bundles:', { ...totals, encounters: encounters.length, charges, diagnosed });
    // Counted apart from this code, from the raw JSON: 75 Encounters; 75 institutional and 10 pharmacy Claims, none professional.
    expect(totals).toEqual({ accepted: 11, refused: 1, taken: 75, leftOut: 85 });
    expect([encounters.length, charges]).toEqual([75, 0]);
  });
});
