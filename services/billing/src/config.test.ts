import { expect, test } from 'vitest';
import { billingConfig } from './config.js';

const named = {
  BILLING_SUBMITTER_NAME: 'Main Street Billing',
  BILLING_SUBMITTER_ID: 'MAIN1',
  BILLING_SUBMITTER_CONTACT: 'Front desk',
  BILLING_SUBMITTER_PHONE: '4125550100',
  BILLING_RECEIVER_NAME: 'Clearing',
  BILLING_RECEIVER_ID: 'CLEAR1',
};

test('a folder is enough for test files, every quarter of an hour', () => {
  const config = billingConfig({ BILLING_FOLDER: '/files' });
  expect(config).toMatchObject({ folder: '/files', fileEverySeconds: 900 });
  expect(config.headerFor('12345')).toMatchObject({ usage: 'T', submitter: { id: 'CHARGELINE' } });
});

test('files for production say who sends and who receives', () => {
  const { headerFor } = billingConfig({ BILLING_FOLDER: '/files', BILLING_USAGE: 'P', ...named });
  expect(headerFor('12345')).toEqual({
    submitter: {
      name: { kind: 'organization', name: 'Main Street Billing' },
      id: 'MAIN1',
      contact: { name: 'Front desk', phone: '4125550100' },
    },
    receiver: { name: 'Clearing', id: 'CLEAR1' },
    usage: 'P',
  });
});

test('a payer may have a receiver of its own', () => {
  const BILLING_RECEIVERS = JSON.stringify({ '60054': { name: 'Direct', id: 'DIRECT1' } });
  const { headerFor } = billingConfig({ BILLING_FOLDER: '/files', ...named, BILLING_RECEIVERS });
  expect(headerFor('60054').receiver).toEqual({ name: 'Direct', id: 'DIRECT1' });
  expect(headerFor('12345').receiver).toEqual({ name: 'Clearing', id: 'CLEAR1' });
});

for (const [why, change, names] of [
  ['no folder', { BILLING_FOLDER: undefined }, /BILLING_FOLDER/],
  ['production without a sender', { BILLING_SUBMITTER_ID: undefined, BILLING_USAGE: 'P' }, /BILLING_SUBMITTER_ID/],
  ['an id that ISA06 cannot hold', { BILLING_SUBMITTER_ID: 'SIXTEEN-LETTERS-' }, /BILLING_SUBMITTER_ID/],
  ['an id with a separator', { BILLING_RECEIVER_ID: 'A*B' }, /BILLING_RECEIVER_ID/],
  ['a name in letters that X12 has not', { BILLING_SUBMITTER_NAME: '加納' }, /BILLING_SUBMITTER_NAME/],
  ['a phone number with hyphens', { BILLING_SUBMITTER_PHONE: '412-555-0100' }, /BILLING_SUBMITTER_PHONE/],
  ['another usage', { BILLING_USAGE: 'X' }, /BILLING_USAGE/],
  ['a negative interval', { BILLING_FILE_EVERY_SECONDS: '-1' }, /BILLING_FILE_EVERY_SECONDS/],
  ['receivers that are not JSON', { BILLING_RECEIVERS: '{' }, /BILLING_RECEIVERS: is not JSON/],
  ['a receiver without an id', { BILLING_RECEIVERS: '{"1":{"name":"x"}}' }, /BILLING_RECEIVERS\.1\.id/],
] as const) {
  test(`stops the start and names itself: ${why}`, () =>
    expect(() => billingConfig({ BILLING_FOLDER: '/files', ...named, ...change })).toThrow(names));
}
