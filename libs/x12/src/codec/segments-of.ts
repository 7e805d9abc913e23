import { type Delimiters, delimitersOf, ISA_LENGTH } from './delimiters.js';
import { X12Error, type X12FaultCode } from './fault.js';
import type { Segment } from './segment.js';

/** No segment of the HIPAA transactions comes near this many characters. */
const LONGEST_SEGMENT = 100_000;

/** Cuts chunks of text into segments and holds no more than one segment and one chunk. */
class Scanner {
  #text = '';
  #searched = 0;
  #position = 0;
  #delimiters: Delimiters | null = null;

  *push(chunk: string): Generator<Segment> {
    let text = this.#text + chunk;
    let at = 0;
    for (;;) {
      at = startOfSegment(text, at);
      const end = this.#endOfSegment(text, at);
      if (end === -1) break;
      yield this.#segment(text.slice(at, end));
      at = end + 1;
      this.#searched = 0;
    }
    text = text.slice(at);
    this.#searched = text.length;
    if (text.length > LONGEST_SEGMENT) this.#fail('too-large', 'a segment is longer than 100,000 characters');
    this.#text = text;
  }

  *finish(): Generator<Segment> {
    if (this.#text === '') {
      if (this.#position === 0) this.#fail('no-isa', 'the text is empty');
      return;
    }
    if (this.#text.startsWith('ISA')) delimitersOf(this.#text, this.#position + 1);
    if (this.#delimiters === null) this.#fail('no-isa', 'the text does not begin with an ISA segment');
    // The last terminator is often left off. Had the IEA lost characters, its control number would tell.
    if (!this.#text.startsWith('IEA')) this.#fail('truncated', 'the last segment has no terminator');
    yield this.#segment(this.#text);
  }

  #endOfSegment(text: string, at: number): number {
    const left = text.length - at;
    if (text.startsWith('ISA', at)) {
      if (left < ISA_LENGTH) return -1;
      this.#delimiters = delimitersOf(text.slice(at, at + ISA_LENGTH), this.#position + 1);
    }
    if (this.#delimiters === null) {
      if (left < 'ISA'.length) return -1;
      return this.#fail('no-isa', 'the text does not begin with an ISA segment');
    }
    return text.indexOf(this.#delimiters.terminator, at + this.#searched);
  }

  #segment(text: string): Segment {
    const delimiters = this.#delimiters ?? this.#fail('no-isa', 'the text does not begin with an ISA segment');
    const [id = '', ...elements] = text.split(delimiters.element);
    this.#position += 1;
    return { id, elements, position: this.#position, delimiters };
  }

  #fail(code: X12FaultCode, message: string): never {
    const segment = this.#delimiters === null ? 'ISA' : '';
    throw new X12Error({ code, segment, position: this.#position + 1, message });
  }
}

function startOfSegment(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/**
 * The segments of a text, or of a text that comes in chunks, one after another in linear time and bounded memory.
 * Each ISA sets the delimiters anew; blanks, CR and LF between segments are passed over.
 * Throws `no-isa`, `isa-length`, `delimiters`, `truncated` or `too-large` where it can read no further.
 */
export function* segmentsOf(source: string | Iterable<string>): Generator<Segment> {
  const scanner = new Scanner();
  for (const chunk of typeof source === 'string' ? [source] : source) yield* scanner.push(chunk);
  yield* scanner.finish();
}
