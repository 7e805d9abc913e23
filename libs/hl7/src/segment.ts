import { unescape, type Syntax } from './escape.js';
import { hl7Path } from './path.js';

/** HL7's `""`: the sender asks to delete the value. */
const DELETED = '""';

/** One segment, cut into fields when first asked. */
export class Hl7Segment {
  readonly name: string;
  #fields: readonly string[] | null = null;
  readonly #repetitions = new Map<number, readonly string[]>();

  constructor(
    /** Place in the message, from 0 (MSH). */
    readonly index: number,
    readonly text: string,
    private readonly syntax: Syntax,
  ) {
    this.name = text.slice(0, 3);
  }

  /**
   * The unescaped text of a field's component, each number from 1. Empty when absent, and for HL7's `""` (delete).
   * A field without components is its own first component.
   */
  get(field: number, component = 1, repetition = 1, subcomponent = 1): string {
    const { delimiters } = this.syntax;
    const repeated = this.repetitions(field)[repetition - 1] ?? '';
    if (field <= 2 && this.name === 'MSH') return repeated;
    const part = nth(nth(repeated, delimiters.component, component), delimiters.subcomponent, subcomponent);
    return part === DELETED ? '' : unescape(part, this.syntax);
  }

  /** As `get`, by a path such as `19.1` of `PV1-19.1`; empty when the path is of another segment. */
  value(path: string): string {
    const { segment, field, component, repetition, subcomponent } = hl7Path(path);
    return segment === this.name ? this.get(field, component, repetition, subcomponent) : '';
  }

  /** The number of the last field, empty or not. */
  get fieldCount(): number {
    this.#fields ??= this.#split();
    return this.#fields.length - 1;
  }

  /** A field as it was sent, escapes and delimiters included. */
  raw(field: number): string {
    this.#fields ??= this.#split();
    return this.#fields[field] ?? '';
  }

  /** The raw repetitions of a field; none when the field is empty. */
  repetitions(field: number): readonly string[] {
    const raw = this.raw(field);
    if (raw === '') return [];
    const { repetition } = this.syntax.delimiters;
    if (!raw.includes(repetition) || (field <= 2 && this.name === 'MSH')) return [raw];
    const known = this.#repetitions.get(field) ?? raw.split(repetition);
    this.#repetitions.set(field, known);
    return known;
  }

  /** Fields by their number: MSH-1 is the separator itself, so its fields stand one place further. */
  #split(): readonly string[] {
    const { field } = this.syntax.delimiters;
    const fields = this.text.split(field);
    return this.name === 'MSH' ? ['MSH', field, ...fields.slice(1)] : fields;
  }
}

/** The n-th part of a text, from 1, without cutting the rest. */
function nth(text: string, separator: string, n: number): string {
  let start = 0;
  for (let skip = n; skip > 1; skip -= 1) {
    const at = text.indexOf(separator, start);
    if (at < 0) return '';
    start = at + 1;
  }
  const end = text.indexOf(separator, start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
}
