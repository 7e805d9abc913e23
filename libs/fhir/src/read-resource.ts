import { FhirFault } from './fault.js';
import { isKnownType, type Resource } from './resource.js';
import { assertShape, isObject, refuseModifiers } from './shape.js';
import { SHAPES } from './shapes.js';

const TYPE = /^[A-Z][A-Za-z]{1,63}$/;
/** FHIR R4's id (section 2.24.0.1), without the names that a file system gives a meaning. */
const ID = /^(?!\.{1,2}$)[A-Za-z0-9\-.]{1,64}$/;

/**
 * Checks one resource and those it contains. Throws a `FhirFault` for a missing or wrong resourceType, a bad id, a modifier extension,
 * an element of another shape than its type says, a Bundle, a contained resource that contains others or shares its id.
 */
export function readResource(value: unknown, expression: string): Resource {
  const resource = readBare(value, expression);
  if (resource.contained === undefined) return resource;
  const contained: unknown = resource.contained;
  if (!Array.isArray(contained)) throw new FhirFault('Expected an array.', 'structure', `${expression}.contained`);
  const ids = new Set<string>();
  for (const [at, inner] of contained.entries()) {
    const place = `${expression}.contained[${at}]`;
    const { id, ...rest } = readBare(inner, place);
    if (Object.hasOwn(rest, 'contained')) {
      throw new FhirFault('A contained resource cannot contain others.', 'structure', `${place}.contained`);
    }
    if (id !== undefined && ids.has(id))
      throw new FhirFault('Two contained resources have one id.', 'duplicate', `${place}.id`);
    if (id !== undefined) ids.add(id);
  }
  return resource;
}

/** Checks that the value is an object with a resourceType, whatever its type. Throws a `FhirFault`. */
export function assertTyped(value: unknown, expression: string): asserts value is Resource {
  if (!isObject(value)) throw new FhirFault('Expected a resource.', 'structure', expression);
  const { resourceType } = value;
  const place = `${expression}.resourceType`;
  if (resourceType === undefined) throw new FhirFault('The resource has no type.', 'required', place);
  if (typeof resourceType !== 'string') throw new FhirFault('Expected a string.', 'structure', place);
  if (!TYPE.test(resourceType)) throw new FhirFault('This is not the name of a resource type.', 'value', place);
}

function readBare(value: unknown, expression: string): Resource {
  assertTyped(value, expression);
  const { resourceType } = value;
  if (resourceType === 'Bundle')
    throw new FhirFault('A bundle cannot stand inside a bundle.', 'not-supported', expression);
  const id: unknown = value.id;
  if (id !== undefined && (typeof id !== 'string' || !ID.test(id))) {
    throw new FhirFault('An id has 1 to 64 letters, digits, hyphens and dots.', 'value', `${expression}.id`);
  }
  if (isKnownType(resourceType)) assertShape(value, SHAPES[resourceType], expression);
  else refuseModifiers(value, expression);
  return value;
}
