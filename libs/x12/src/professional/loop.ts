import { X12Error, type X12FaultCode } from '../codec/fault.js';
import { element, type Segment } from '../codec/segment.js';

/** Throws the fault that leaves a claim out. */
export function unreadable(code: X12FaultCode, at: Segment, message: string, number?: number): never {
  const place = { segment: at.id, position: at.position, ...(number === undefined ? {} : { element: number }) };
  throw new X12Error({ ...place, code, message });
}

/** The segments of a loop, of which a reader takes those it knows. What nobody takes is reported as unread. */
export class Loop {
  constructor(
    readonly name: string,
    readonly start: Segment,
    readonly segments: readonly Segment[],
    readonly taken: Set<Segment>,
  ) {}

  /** The first segment of this id and first element, or none. */
  take(id: string, qualifier?: string): Segment | undefined {
    const found = this.segments.find(
      (segment) => segment.id === id && (qualifier === undefined || element(segment, 1) === qualifier),
    );
    if (found !== undefined) this.taken.add(found);
    return found;
  }

  /** As `take`; `missing-segment` where there is none. */
  need(id: string, qualifier?: string): Segment {
    const wanted = qualifier === undefined ? id : `${id} ${qualifier}`;
    return this.take(id, qualifier) ?? unreadable('missing-segment', this.start, `loop ${this.name} has no ${wanted}`);
  }

  /** The loop that the NM1 with this entity code begins within this one; `loop-repeated` where there are two. */
  named(entity: string, name: string): Loop | undefined {
    const { parts } = splitAt(this.segments, ['NM1']);
    const [loop, second] = parts.filter(([start]) => start !== undefined && element(start, 1) === entity);
    if (second?.[0] !== undefined) unreadable('loop-repeated', second[0], `loop ${name} comes twice`);
    return loop?.[0] === undefined ? undefined : new Loop(name, loop[0], loop, this.taken);
  }

  /** As `named`; `missing-segment` where there is none. */
  needNamed(entity: string, name: string): Loop {
    return this.named(entity, name) ?? unreadable('missing-segment', this.start, `there is no loop ${name}`);
  }
}

/** The segments before the first that has one of the ids, and the parts that each such segment begins. */
export function splitAt(
  segments: readonly Segment[],
  ids: readonly string[],
): { readonly head: readonly Segment[]; readonly parts: readonly (readonly Segment[])[] } {
  const head: Segment[] = [];
  const parts: Segment[][] = [];
  for (const segment of segments) {
    if (ids.includes(segment.id)) parts.push([segment]);
    else (parts.at(-1) ?? head).push(segment);
  }
  return { head, parts };
}

/** The text of a required element; `missing-element` where it is empty. */
export function needed(segment: Segment, number: number): string {
  const value = element(segment, number);
  return value === '' ? unreadable('missing-element', segment, 'the element is empty', number) : value;
}

/** The text of an element, or undefined where it is empty. */
export function optional(segment: Segment | undefined, number: number): string | undefined {
  return segment === undefined ? undefined : element(segment, number) || undefined;
}

/** The value if it is one of `allowed`; `element-value` otherwise. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], segment: Segment, number: number): T {
  const found = allowed.find((one) => one === value);
  return found ?? unreadable('element-value', segment, 'the code is not one that is allowed here', number);
}

/** The object without the keys whose value is undefined. */
export function present<T extends object>(object: T): T;
export function present(object: object): object {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) kept[key] = value;
  return kept;
}
