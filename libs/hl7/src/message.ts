import type { Hl7Header } from './header.js';
import { hl7Path } from './path.js';
import type { Hl7Segment } from './segment.js';

/** A decoded message: its segments in the order sent, and the header fields that everybody asks for. */
export class Hl7Message {
  readonly #byName: ReadonlyMap<string, readonly Hl7Segment[]>;

  constructor(
    /** What an acknowledgement echoes. */
    readonly header: Hl7Header,
    readonly segments: readonly Hl7Segment[],
  ) {
    this.#byName = Map.groupBy(segments, ({ name }) => name);
  }

  /** Message code and trigger event, `ADT^A04` whatever the delimiters are; the code alone when no event is given. */
  get type(): string {
    const event = this.value('MSH-9.2');
    return event === '' ? this.value('MSH-9.1') : `${this.value('MSH-9.1')}^${event}`;
  }

  get sendingApplication(): string {
    return this.value('MSH-3.1');
  }

  get sendingFacility(): string {
    return this.value('MSH-4.1');
  }

  get controlId(): string {
    return this.value('MSH-10');
  }

  /** P production, T training, D debugging. */
  get processingId(): string {
    return this.value('MSH-11.1');
  }

  get version(): string {
    return this.value('MSH-12.1');
  }

  first(name: string): Hl7Segment | undefined {
    return this.#byName.get(name)?.[0];
  }

  all(name: string): readonly Hl7Segment[] {
    return this.#byName.get(name) ?? [];
  }

  /** The value at a path such as `PV1-19.1` in the first segment of that name; empty when absent. */
  value(path: string): string {
    const { segment, field, component, repetition, subcomponent } = hl7Path(path);
    return this.first(segment)?.get(field, component, repetition, subcomponent) ?? '';
  }
}
