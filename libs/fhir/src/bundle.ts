import { FhirFault } from './fault.js';
import { FHIR_LIMITS, type FhirLimits } from './limits.js';
import { assertTyped, readResource } from './read-resource.js';
import { isResource, type KnownType, type Resource, type ResourceOf } from './resource.js';
import { assertShape } from './shape.js';

/** One resource of a bundle and where it stands. */
export interface BundleEntry<R = Resource> {
  readonly fullUrl: string | null;
  readonly resource: R;
  /** FHIRPath of the resource: `Bundle.entry[3].resource`. */
  readonly expression: string;
}

export interface Bundle {
  readonly type: 'transaction' | 'collection';
  readonly entries: readonly BundleEntry[];
}

/** The methods of a transaction that bring a resource. */
const METHODS: ReadonlySet<string> = new Set(['POST', 'PUT']);
const ENTRY = { fullUrl: 'string', request: { method: 'string' } } as const;

/**
 * Checks a parsed body as a transaction or collection Bundle whose resources are safe to read. Throws a `FhirFault`: 422 with the element,
 * 413 when it has more entries than the limit, 400 when it is no resource at all.
 */
export function readBundle(value: unknown, limits: Pick<FhirLimits, 'entries'> = FHIR_LIMITS): Bundle {
  const root = readRoot(value);
  if (root.resourceType !== 'Bundle') throw new FhirFault('Expected a Bundle.', 'not-supported', 'Bundle.resourceType');
  const { type } = root;
  if (type === undefined) throw new FhirFault('The bundle has no type.', 'required', 'Bundle.type');
  if (type !== 'transaction' && type !== 'collection') {
    throw new FhirFault('Only transaction and collection bundles are taken.', 'not-supported', 'Bundle.type');
  }
  const entries = root['entry'] ?? [];
  if (!Array.isArray(entries)) throw new FhirFault('Expected an array.', 'structure', 'Bundle.entry');
  if (entries.length > limits.entries) {
    throw new FhirFault(`The bundle has more than ${limits.entries} entries.`, 'too-costly', 'Bundle.entry', 413);
  }
  const read = entries.map((entry: unknown, at) => readEntry(entry, `Bundle.entry[${at}]`));
  refuseTwins(read);
  return { type, entries: read };
}

/** The entries whose resource is of a type, typed, in the order sent. */
export function entriesOf<T extends KnownType>(bundle: Bundle, type: T): readonly BundleEntry<ResourceOf<T>>[] {
  return bundle.entries.flatMap(({ resource, ...rest }) => (isResource(resource, type) ? [{ ...rest, resource }] : []));
}

function readRoot(value: unknown): Resource {
  try {
    assertTyped(value, 'Bundle');
    return value;
  } catch (error) {
    if (!(error instanceof FhirFault)) throw error;
    throw new FhirFault(error.message, error.issueType, error.expression, 400);
  }
}

function readEntry(value: unknown, expression: string): BundleEntry {
  assertShape(value, ENTRY, expression);
  const { fullUrl = null, request } = value;
  if (request?.method !== undefined && !METHODS.has(request.method)) {
    throw new FhirFault('Only POST and PUT bring a resource.', 'not-supported', `${expression}.request.method`);
  }
  const place = `${expression}.resource`;
  if (!('resource' in value)) throw new FhirFault('The entry has no resource.', 'required', place);
  return { fullUrl, resource: readResource(value.resource, place), expression: place };
}

/** Two entries with one fullUrl, or one type and id, would make a reference mean either. */
function refuseTwins(entries: readonly BundleEntry[]): void {
  const urls = new Set<string>();
  const names = new Set<string>();
  for (const { fullUrl, resource, expression } of entries) {
    if (fullUrl !== null && urls.has(fullUrl)) {
      throw new FhirFault('Two entries have one fullUrl.', 'duplicate', expression.replace(/resource$/, 'fullUrl'));
    }
    const name = `${resource.resourceType}/${resource.id}`;
    if (resource.id !== undefined && names.has(name)) {
      throw new FhirFault('Two resources of one type have one id.', 'duplicate', `${expression}.id`);
    }
    if (fullUrl !== null) urls.add(fullUrl);
    names.add(name);
  }
}
