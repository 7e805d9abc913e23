import avsc from 'avsc';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { claim, encounter, priced } from '../testing/an-office-visit.js';
import {
  Claim,
  claimDrafted,
  claimPriced,
  ClaimLine,
  claimScored,
  Encounter,
  encounterCompleted,
  only,
  Price,
  record,
} from '../index.js';
import { documentSchema, sectionSchemas } from './avro-schema.js';
import { appender, type Encoded, reader, writer } from './codec.js';

const whole = reader(claimPriced, claimPriced.sections);

for (const format of ['avro', 'json'] as const) {
  test(`${format}: a document reads back equal`, () => {
    expect(whole(writer(claimPriced, format)(priced))).toEqual(priced);
  });

  test(`${format}: a section appended equals the whole document written at once`, () => {
    const { price, ...scored } = priced;
    const grown = appender(claimPriced, 'price')(writer(claimScored, format)(scored), price);
    const atOnce = writer(claimPriced, format)(priced);
    expect(grown.fingerprint).toBe(atOnce.fingerprint);
    expect(grown.bytes.equals(atOnce.bytes)).toBe(true);
  });

  test(`${format}: a reader sees only the fields it names`, () => {
    const view = { claim: only(Claim, 'claimId', 'totalCents'), price: only(Price, 'allowedCents') };
    expect(reader(claimPriced, view)(writer(claimPriced, format)(priced))).toEqual({
      claim: { claimId: claim.claimId, totalCents: 15_000 },
      price: { allowedCents: 8_552 },
    });
  });
}

test('a view reaches into lists', () => {
  const lines = z.array(only(ClaimLine, 'code', 'units'));
  const view = { claim: record('Claim', { lines }) };
  expect(reader(claimPriced, view)(writer(claimPriced, 'avro')(priced)).claim.lines[0]).toEqual({
    code: '99213',
    units: 1,
  });
});

test('appending leaves the bytes of the input as they are', () => {
  const input = writer(encounterCompleted, 'avro')({ encounter });
  const grown = appender(claimDrafted, 'claim')(input, claim);
  expect(grown.bytes.subarray(0, input.bytes.length).equals(input.bytes)).toBe(true);
});

test('any Avro reader with the schema reads what was appended', () => {
  const type = avsc.Type.forSchema(documentSchema(sectionSchemas(claimDrafted.sections)), { wrapUnions: 'never' });
  const grown = appender(claimDrafted, 'claim')(writer(encounterCompleted, 'avro')({ encounter }), claim);
  expect(type.fromBuffer(grown.bytes)).toMatchObject({ encounter: { patient: encounter.patient }, claim });
});

const good = writer(claimPriced, 'avro')(priced);
for (const [why, bad] of [
  ['a schema that nobody published', { ...good, fingerprint: '0123456789abcdef' }],
  ['an empty body', { ...good, bytes: Buffer.alloc(0) }],
  ['a body cut short', { ...good, bytes: good.bytes.subarray(0, -3) }],
  ['a body with bytes left over', { ...good, bytes: Buffer.concat([good.bytes, Buffer.from([0])]) }],
  ['JSON that is not JSON', { ...good, format: 'json', bytes: Buffer.from('{"a":') }],
  ['JSON of another shape', { ...good, format: 'json', bytes: Buffer.from('{"encounter":{}}') }],
] as readonly (readonly [string, Encoded])[]) {
  test(`refused: ${why}`, () => {
    expect(() => whole(bad)).toThrow(expect.objectContaining({ code: 'CHL_CONTRACTS_UNREADABLE', retriable: false }));
  });
}

test('a document that does not fit names the field and never its value', () => {
  const wrong = { encounter: { ...encounter, patient: { ...encounter.patient, ref: 4711 as unknown as string } } };
  expect(() => writer(encounterCompleted, 'avro')(wrong)).toThrow(
    expect.objectContaining({
      code: 'CHL_CONTRACTS_UNWRITABLE',
      message: expect.stringMatching(/encounter\.patient\.ref does not fit/) as string,
    }),
  );
  expect(() => writer(encounterCompleted, 'avro')(wrong)).not.toThrow(/4711/);
});

test('institutional claims fit later: new optional fields on claim and line, old records still read', () => {
  const institutional = record('Claim', {
    ...Claim.shape,
    typeOfBill: z.string().nullable().default(null),
    lines: z.array(record('ClaimLine', { ...ClaimLine.shape, revenueCode: z.string().nullable().default(null) })),
  });
  const later = { encounter: Encounter, claim: institutional };
  const old = writer(claimDrafted, 'avro')({ encounter, claim });
  const read = reader(claimDrafted, later)(old);
  expect(read.claim.typeOfBill).toBeNull();
  expect(read.claim.lines[0]).toEqual({ ...claim.lines[0], revenueCode: null });

  const laterType = avsc.Type.forSchema(documentSchema(sectionSchemas(later)), { wrapUnions: 'never' });
  const nowType = avsc.Type.forSchema(documentSchema(sectionSchemas(claimDrafted.sections)), { wrapUnions: 'never' });
  const written = laterType.toBuffer({
    encounter,
    claim: { ...claim, typeOfBill: '131', lines: [{ ...claim.lines[0], revenueCode: '0450' }] },
  });
  expect(nowType.fromBuffer(written, nowType.createResolver(laterType))).toMatchObject({ claim });
});
