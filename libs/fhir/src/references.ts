import type { Bundle, BundleEntry } from './bundle.js';
import { FhirFault } from './fault.js';
import type { Resource } from './resource.js';

/** What a reference leads to, and its FHIRPath. */
export interface Located {
  readonly resource: Resource;
  readonly expression: string;
}

const RELATIVE = /^([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;
const BASE = /^(https?:\/\/.+\/)[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;

/**
 * The resources of one bundle by what may refer to them: fullUrl (`urn:uuid:…` or absolute), `Type/id`, `#contained`.
 * Nothing outside the bundle is ever looked for, whatever a reference says. One call follows one reference, so circles cannot trap it.
 */
export class References {
  readonly #byUrl = new Map<string, Located>();
  readonly #byName = new Map<string, Located>();

  constructor(bundle: Bundle) {
    for (const { fullUrl, resource, expression } of bundle.entries) {
      const located = { resource, expression };
      if (fullUrl !== null) this.#byUrl.set(fullUrl, located);
      if (resource.id !== undefined) this.#byName.set(`${resource.resourceType}/${resource.id}`, located);
    }
  }

  /** What the reference leads to, seen from the entry that holds it (or contains what holds it); null when it is not in the bundle. */
  resolve(reference: string, from: BundleEntry): Located | null {
    if (reference.startsWith('#')) return containedIn(from, reference.slice(1));
    const name = RELATIVE.exec(reference)?.[1];
    if (name === undefined) return this.#byUrl.get(reference) ?? null;
    const base = BASE.exec(from.fullUrl ?? '')?.[1];
    return (base === undefined ? undefined : this.#byUrl.get(base + name)) ?? this.#byName.get(name) ?? null;
  }

  /** As `resolve`, but throws a `FhirFault` at `expression` (of the element that holds the reference) when it is not in the bundle. */
  require(reference: string, from: BundleEntry, expression: string): Located {
    const located = this.resolve(reference, from);
    if (located !== null) return located;
    throw new FhirFault(
      'The reference leads to nothing in this bundle; others are not fetched.',
      'not-found',
      expression,
    );
  }
}

function containedIn({ resource, expression }: BundleEntry, id: string): Located | null {
  if (id === '') return { resource, expression };
  const at = resource.contained?.findIndex((inner) => inner.id === id) ?? -1;
  const inner = resource.contained?.[at];
  return inner === undefined ? null : { resource: inner, expression: `${expression}.contained[${at}]` };
}
