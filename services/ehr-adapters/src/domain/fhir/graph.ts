import {
  type Bundle,
  type BundleEntry,
  entriesOf,
  FhirFault,
  isResource,
  type KnownType,
  type Reference,
  References,
  type ResourceOf,
} from '@chargeline/fhir';

/** A resource of a bundle, its FHIRPath, and the entry it is or is contained in: references are read from there. */
export interface Node<R = unknown> {
  readonly resource: R;
  readonly expression: string;
  readonly home: BundleEntry;
}

/** The resources of one bundle by what refers to them. Nothing outside of the bundle is ever looked for. */
export class Graph {
  readonly #references: References;
  readonly #homes: ReadonlyMap<string, BundleEntry>;
  readonly #all = new Map<string, readonly Node[]>();
  readonly #leading = new Map<string, ReadonlyMap<string, readonly Node[]>>();

  constructor(private readonly bundle: Bundle) {
    this.#references = new References(bundle);
    this.#homes = new Map(bundle.entries.map((entry) => [entry.expression, entry]));
  }

  all<T extends KnownType>(type: T): readonly Node<ResourceOf<T>>[] {
    const known =
      this.#all.get(type) ??
      entriesOf(this.bundle, type).map((entry) => ({ ...entry, home: this.#homes.get(entry.expression)! }));
    this.#all.set(type, known);
    return known as readonly Node<ResourceOf<T>>[];
  }

  /** The resources of a type whose reference `by` leads to `target`. The bundle is walked once a pair of types. */
  leadingTo<T extends KnownType, U extends KnownType>(
    type: T,
    by: (resource: ResourceOf<T>) => Reference | undefined,
    target: Node<ResourceOf<U>>,
    targetType: U,
  ): readonly Node<ResourceOf<T>>[] {
    const pair = `${type} ${targetType}`;
    const groups =
      this.#leading.get(pair) ??
      Map.groupBy(this.all(type), (node) => this.follow(by(node.resource), node, targetType)?.expression ?? '');
    this.#leading.set(pair, groups);
    return (groups.get(target.expression) ?? []) as readonly Node<ResourceOf<T>>[];
  }

  /** What a reference leads to; null when there is none, when it leads out of the bundle, or to another type. */
  follow<T extends KnownType>(reference: Reference | undefined, from: Node, type: T): Node<ResourceOf<T>> | null {
    if (reference?.reference === undefined) return null;
    const located = this.#references.resolve(reference.reference, from.home);
    if (located === null || !isResource(located.resource, type)) return null;
    const home = this.#homes.get(located.expression.replace(/\.contained\[\d+\]$/, '')) ?? from.home;
    return { resource: located.resource, expression: located.expression, home };
  }

  /** As `follow`, but a reference that is given must lead to a resource of the type. Throws a `FhirFault` at `place` of the referrer. */
  need<T extends KnownType>(
    reference: Reference | undefined,
    from: Node,
    type: T,
    place: string,
  ): Node<ResourceOf<T>> | null {
    const node = this.follow(reference, from, type);
    if (node !== null || reference?.reference === undefined) return node;
    const what = `The reference leads to no ${type} of this bundle; others are not fetched.`;
    throw new FhirFault(what, 'not-found', `${from.expression}.${place}`);
  }
}
