import { claimPriced, claimScored, deadLetters } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { schemasOf, topicRows } from './topic-rows.js';

const scoring = { name: 'scoring', consumes: [], produces: [claimScored] };
const pricing = { name: 'pricing', consumes: [claimScored], produces: [claimPriced] };
const gateway = { name: 'gateway', consumes: [deadLetters('pricing')], produces: [] };

test('each topic with its owner, key, sections and readers', () => {
  expect(topicRows([scoring, pricing])).toContainEqual({
    topic: 'scoring.claim.scored.v1',
    owner: 'scoring',
    key: 'claim.claimId',
    sections: ['encounter', 'claim', 'judgement', 'score'],
    readers: ['pricing'],
  });
});

test('who reads has a topic of dead letters; who only writes has none', () => {
  const rows = topicRows([scoring, pricing, gateway]);
  expect(rows.map(({ topic }) => topic)).toEqual([
    'gateway.dead-letter.v1',
    'pricing.claim.priced.v1',
    'pricing.dead-letter.v1',
    'scoring.claim.scored.v1',
  ]);
  expect(rows[2]).toMatchObject({ owner: 'pricing', key: 'letter.key', readers: ['gateway'] });
});

test('a topic shows how it is written, in Avro and in JSON', () => {
  expect(schemasOf([pricing], 'pricing.claim.priced.v1')).toMatchObject({
    avro: {
      type: 'record',
      name: 'Event',
      fields: [{ name: 'encounter' }, { name: 'claim' }, {}, {}, { name: 'price' }],
    },
    json: { properties: { price: { properties: { schedule: { type: 'string' } } } } },
  });
  expect(() => schemasOf([pricing], 'pricing.claim.guessed.v1')).toThrow(
    expect.objectContaining({ code: 'CHL_CLI_USE' }),
  );
});
