import { decodeHl7, type Hl7Message } from '@chargeline/hl7';
import { centsOf } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { type Step, stepsOf } from '../../delivery/step.js';
import { Random } from '../../random.js';
import { drawingOf } from '../../visit/draw-visit.js';
import type { Visit } from '../../visit/visit.js';
import { HL7_DIALECTS } from './dialect.js';
import { hl7Message } from './message.js';

const nextVisit = drawingOf(1);
const visits = Array.from({ length: 600 }, () => nextVisit(false));
const byVendor = Map.groupBy(visits, ({ practice }) => practice.vendor);

function read(visit: Visit, occasion: Step['occasion']): Hl7Message {
  const [step] = stepsOf(visit, true, new Random(1));
  return decodeHl7(hl7Message(visit, { ...step!, occasion, charges: occasion === 'charged' ? visit.charges : [] }));
}

/** Where the table of dialects says that each vendor writes what. */
const PLACES = {
  epic: { visit: 'PV1-19.1', site: 'PV1-3.4', code: 25, modifiers: 26 },
  cerner: { visit: 'PID-18.1', site: 'PV1-3.1', code: 7, modifiers: 26 },
  greenway: { visit: 'PV1-19.1', site: 'PV1-3.1', code: 3, modifiers: 16 },
  athena: { visit: 'PV1-50.1', site: 'PV1-3.1', code: 7, modifiers: 26 },
} as const;

for (const [vendor, place] of Object.entries(PLACES)) {
  const own = byVendor.get(vendor) ?? [];
  const procedureSegment = vendor === 'greenway' ? 'PR1' : 'FT1';

  test(`${vendor}: visit number and site`, () => {
    expect(own.length).toBeGreaterThan(20);
    for (const visit of own) {
      const message = read(visit, 'registered');
      expect(message.value(place.visit)).toBe(visit.visitNumber);
      expect(message.value(place.site)).toBe(visit.site.id);
    }
  });

  test(`${vendor}: codes and modifiers`, () => {
    for (const visit of own) {
      const segments = read(visit, 'charged').all(procedureSegment);
      expect(segments.map((segment) => segment.get(place.code))).toEqual(visit.charges.map(({ code }) => code));
      const modifiers = segments.map((segment) => segment.repetitions(place.modifiers));
      expect(modifiers).toEqual(visit.charges.map((charge) => charge.modifiers));
    }
  });

  test(`${vendor}: amounts, units, days and numbers of charges`, () => {
    for (const visit of own) {
      const charges = read(visit, 'charged').all('FT1');
      for (const [at, charge] of visit.charges.entries()) {
        const ft1 = charges[at]!;
        const whole = centsOf(ft1.get(11));
        const unit = centsOf(ft1.get(22));
        expect(whole ?? (unit ?? 0) * charge.units).toBe(charge.chargeCents);
        expect([ft1.get(2), ft1.get(4), ft1.get(6), ft1.get(10)]).toEqual([
          charge.chargeId,
          visit.serviceDate.replaceAll('-', ''),
          'CG',
          String(charge.units),
        ]);
      }
    }
  });

  test(`${vendor}: diagnoses, with each charge or once for all`, () => {
    for (const visit of own) {
      const message = read(visit, 'charged');
      const dg1 = message.all('DG1').map((segment) => segment.get(3));
      const ft1 = message
        .all('FT1')
        .map((segment) => segment.repetitions(19).map((_, at) => segment.get(19, 1, at + 1)));
      const codes = visit.diagnoses.map(({ code }) => code);
      const bare = (written: readonly string[]): string[] => written.map((code) => code.replace('.', ''));
      expect(bare(dg1)).toEqual(vendor === 'cerner' ? codes : []);
      expect(ft1.map(bare)).toEqual(
        visit.charges.map(({ pointsTo }) => (vendor === 'cerner' ? [] : codes.slice(0, pointsTo))),
      );
    }
  });
}

test('every vendor of an HL7 source has a dialect, and every dialect a source', () => {
  expect(new Set([...byVendor.keys()].filter((vendor) => vendor !== 'fhir'))).toEqual(
    new Set(Object.keys(HL7_DIALECTS)),
  );
});

test('who the patient is, and who insures', () => {
  for (const visit of visits.filter(({ practice }) => practice.vendor !== 'fhir')) {
    const message = read(visit, 'registered');
    const { patient } = visit;
    const { insurance } = patient;
    expect(['PID-3.1', 'PID-5.1', 'PID-5.2', 'PID-8', 'PID-13'].map((path) => message.value(path))).toEqual([
      patient.medicalRecordNumber,
      patient.lastName,
      patient.firstName,
      patient.sex,
      patient.phone,
    ]);
    expect(['IN1-3', 'IN1-4', 'IN1-8', 'IN1-16.2', 'IN1-36'].map((path) => message.value(path))).toEqual([
      insurance.payer.payerId,
      insurance.payer.payerName,
      insurance.groupNumber ?? '',
      insurance.subscriber.firstName,
      insurance.memberId,
    ]);
  }
});

for (const [occasion, type] of [
  ['registered', 'ADT^A04'],
  ['updated', 'ADT^A08'],
  ['admitted', 'ADT^A01'],
  ['discharged', 'ADT^A03'],
  ['charged', 'DFT^P03'],
] as const) {
  test(`${occasion} is ${type}`, () => expect(read(byVendor.get('epic')![0]!, occasion).type).toBe(type));
}

test('athena asks for accept acknowledgements, the others for the original mode', () => {
  const modes = [...byVendor].map(([vendor, [visit]]) =>
    vendor === 'fhir' ? '' : `${vendor} ${read(visit!, 'charged').value('MSH-15')}`,
  );
  expect(new Set(modes)).toEqual(new Set(['', 'epic ', 'cerner ', 'greenway ', 'athena AL']));
});

test('names with separators and letters beyond ASCII come back whole', () => {
  const [visit] = byVendor.get('epic')!;
  const lastName = 'Ñ^o~v|a\\k&';
  const message = read({ ...visit!, patient: { ...visit!.patient, lastName } }, 'registered');
  expect(message.value('PID-5.1')).toBe(lastName);
});

test('a code of the house is called so, and SNOMED too', () => {
  const [visit] = byVendor.get('athena')!;
  const charges = [{ ...visit!.charges[0]!, code: 'LC4711', system: 'local' as const }];
  const message = read({ ...visit!, charges, diagnoses: [{ code: '44054006', system: 'SNOMED' }] }, 'charged');
  expect(message.value('FT1-7.3')).toBe('L');
  expect([message.value('FT1-19.1'), message.value('FT1-19.3')]).toEqual(['44054006', 'SCT']);
});
