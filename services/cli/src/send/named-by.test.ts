import { fileNameOf, syntheticPractice } from '@chargeline/synth';
import { expect, test } from 'vitest';
import { namedBy } from './named-by.js';

for (const [file, tenant, source] of [
  ['a/messages/000017.riverbend.riverbend-fhir.json', 'riverbend', 'riverbend-fhir'],
  ['000018.northlight.northlight-fhir.json', 'northlight', 'northlight-fhir'],
  ['000019.riverbend.rest.json', 'riverbend', 'rest'],
  ['000020.riverbend-epic.hl7', null, null],
  ['bundle.json', null, null],
  ['Alberto_Atencio.riverbend-fhir.json', null, null],
  ['000021.Not A Source.json', null, null],
] as const) {
  test(`${file}: ${tenant ?? 'no tenant'}, ${source ?? 'no source'}`, () =>
    expect(namedBy(file)).toEqual({ tenant, source }));
}

test('files are named so by the generator', () => {
  const { deliveries } = syntheticPractice({ encounters: 40, seed: 1 });
  expect(deliveries.map((one) => namedBy(fileNameOf(one)))).toEqual(
    deliveries.map(({ tenantId, sourceId }) => ({ tenant: tenantId, source: sourceId })),
  );
});
