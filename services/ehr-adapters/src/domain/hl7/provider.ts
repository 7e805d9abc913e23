import { NOTHING_SAID, type Provider } from '@chargeline/contracts';
import type { Fields } from './fields.js';

/** A person of an XCN field: id (the NPI, as it came), family and given name. Null when the field names nobody. */
export function providerAt(fields: Fields, field: number): Provider | null {
  const npi = fields.maybe(field, 1, 20);
  const name = fields.text(field, 2, 60);
  if (npi === null && name === '') return null;
  const firstName = fields.maybe(field, 3, 35);
  return { ...NOTHING_SAID, entity: 'person', name, firstName, npi };
}
