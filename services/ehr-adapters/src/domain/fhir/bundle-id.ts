import { FhirFault } from '@chargeline/fhir';

const LONGEST = 200;
/** FHIR R4 datatype id. */
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/** A bundle's own id: `system|value` of its identifier, else its id; null when it has neither. Throws a `FhirFault` for another shape. */
export function bundleIdOf(bundle: unknown): string | null {
  const { identifier, id } = bundle as { readonly identifier?: unknown; readonly id?: unknown };
  if (identifier !== undefined) return identifierText(identifier);
  if (id === undefined) return null;
  if (typeof id === 'string' && ID.test(id)) return id;
  throw new FhirFault('Expected an id: 1 to 64 letters, digits, hyphens and dots.', 'value', 'Bundle.id');
}

function identifierText(identifier: unknown): string {
  const place = 'Bundle.identifier';
  if (typeof identifier !== 'object' || identifier === null || Array.isArray(identifier)) {
    throw new FhirFault('Expected an object.', 'structure', place);
  }
  const { system = '', value } = identifier as { readonly system?: unknown; readonly value?: unknown };
  if (typeof system !== 'string') throw new FhirFault('Expected a string.', 'structure', `${place}.system`);
  return checked(`${system}|${checked(value, `${place}.value`)}`, place);
}

function checked(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw new FhirFault('Expected a text.', 'structure', place);
  if (value.length > LONGEST) throw new FhirFault(`This is longer than ${LONGEST} characters.`, 'value', place);
  return value;
}
