import { SourceDirectory } from '@chargeline/contracts';
import { isNpi } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { DEFAULT_SOURCES } from './default-sources.js';

test('is a source directory, of one tenant, with a door for HL7 and one for FHIR', () => {
  const { sources } = SourceDirectory.parse(DEFAULT_SOURCES);
  expect(sources.map(({ id, tenantId, vendor }) => [id, tenantId, vendor])).toEqual([
    ['hl7', 'default', 'generic'],
    ['fhir', 'default', 'fhir'],
  ]);
});

test('its example clinic can bill', () => expect(isNpi(DEFAULT_SOURCES.sources[0]!.billingProvider!.npi!)).toBe(true));

test('messages for training or debugging make no claims', () =>
  expect(DEFAULT_SOURCES.sources.flatMap(({ processingIds }) => processingIds)).toEqual(['P', 'P']));
