import avsc from 'avsc';
import { expect, test } from 'vitest';
import { priced } from '../testing/an-office-visit.js';
import { claimPriced } from '../topics/line.js';
import { writer } from './codec.js';
import { avroSchemaOf, jsonSchemaOf } from './schemas.js';

test('the Avro schema is the one that writes: another reader with it reads the same', () => {
  const type = avsc.Type.forSchema(avroSchemaOf(claimPriced), { wrapUnions: 'never' });
  expect(type.fromBuffer(writer(claimPriced, 'avro')(priced).bytes)).toMatchObject(priced);
});

test('the JSON Schema says the same fields, types and bounds', () => {
  expect(jsonSchemaOf(claimPriced)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['encounter', 'claim', 'judgement', 'score', 'price'],
    properties: {
      claim: {
        properties: {
          claimId: { type: 'string', maxLength: 20 },
          totalCents: { type: 'integer' },
          diagnoses: { type: 'array', maxItems: 12 },
          frequency: { enum: ['1', '7', '8'] },
        },
      },
      score: { properties: { denialRisk: { type: 'number', minimum: 0, maximum: 1 } } },
    },
  });
});
