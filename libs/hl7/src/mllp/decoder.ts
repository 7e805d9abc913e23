import { Hl7Fault } from '../fault.js';
import { FrameBody } from './body.js';
import { CARRIAGE_RETURN, END, LINE_FEED, START } from './frame.js';

/** A whole frame, or a fault of framing with the first bytes of what was thrown away (to answer it by its header). */
export type MllpEvent =
  | { readonly kind: 'frame'; readonly bytes: Buffer }
  | { readonly kind: 'fault'; readonly fault: Hl7Fault; readonly head: Buffer };

const HEAD_BYTES = 1_024;

/**
 * Cuts a byte stream into MLLP frames, however it is chunked, holding at most one frame of `maxMessageBytes`.
 * Line ends between frames and a doubled VT are let pass. Other bytes between frames, an FS without CR, a VT inside a frame
 * (the one before it never ended) and a frame over the limit are faults, after which reading goes on at the next VT.
 */
export class MllpDecoder {
  #state: 'outside' | 'inside' | 'ending' = 'outside';
  /** The frame in hand has been reported as a fault; its bytes are not kept. */
  #dropping = false;
  /** The bytes since the last frame have been reported; one fault is enough until the next VT. */
  #strayReported = false;
  readonly #body: FrameBody;

  constructor(private readonly maxMessageBytes: number) {
    this.#body = new FrameBody(maxMessageBytes);
  }

  /** Whether a frame has begun and not ended. */
  get pending(): boolean {
    return this.#state !== 'outside';
  }

  /**
   * The frames and faults that this chunk completes, found while they are iterated: feed the next chunk when this one is done.
   * A frame may share memory with the chunk.
   */
  *feed(chunk: Buffer): Generator<MllpEvent, void> {
    const nextStart = finder(chunk, START);
    const nextEnd = finder(chunk, END);
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === 'outside') at = yield* this.#skip(chunk, at, nextStart(at));
      else if (this.#state === 'inside') at = yield* this.#collect(chunk, at, nextStart(at), nextEnd(at));
      else at = yield* this.#end(chunk, at);
    }
  }

  *#skip(chunk: Buffer, at: number, start: number): Generator<MllpEvent, number> {
    const stray = chunk.subarray(at, start);
    if (!this.#strayReported && stray.some((byte) => byte !== CARRIAGE_RETURN && byte !== LINE_FEED)) {
      this.#strayReported = true;
      yield fault('Bytes outside a frame: the start byte VT is missing.', stray.subarray(0, HEAD_BYTES));
    }
    if (start < chunk.length) this.#begin();
    return start + 1;
  }

  #begin(): void {
    this.#state = 'inside';
    this.#dropping = false;
    this.#strayReported = false;
    this.#body.take();
  }

  *#collect(chunk: Buffer, at: number, start: number, end: number): Generator<MllpEvent, number> {
    const stop = Math.min(start, end);
    yield* this.#keep(chunk.subarray(at, stop));
    if (stop === chunk.length) return stop;
    if (stop === end) {
      this.#state = 'ending';
      return stop + 1;
    }
    if (!this.#body.isEmpty) yield fault('A frame began before the last one had ended.', this.#body.head(HEAD_BYTES));
    this.#begin();
    return stop + 1;
  }

  *#keep(piece: Buffer): Generator<MllpEvent, void> {
    if (this.#dropping || this.#body.add(piece)) return;
    const head = this.#body.isEmpty ? piece.subarray(0, HEAD_BYTES) : this.#body.head(HEAD_BYTES);
    const tooLong = fault(`The message is longer than ${this.maxMessageBytes} bytes.`, head);
    this.#dropping = true;
    this.#body.take();
    yield tooLong;
  }

  *#end(chunk: Buffer, at: number): Generator<MllpEvent, number> {
    this.#state = 'outside';
    if (chunk[at] === CARRIAGE_RETURN) {
      if (!this.#dropping) yield { kind: 'frame', bytes: this.#body.take() };
      return at + 1;
    }
    if (!this.#dropping) yield fault('A frame ended with FS but without CR.', this.#body.head(HEAD_BYTES));
    this.#strayReported = true;
    this.#body.take();
    return at;
  }
}

function fault(message: string, head: Buffer): MllpEvent {
  const refusal = new Hl7Fault(message, { ackCode: 'AR', errorCode: 207 });
  return { kind: 'fault', fault: refusal, head: Buffer.from(head) };
}

/** Finds the next such byte from an offset that only grows, looking at no byte twice; the chunk's length when there is none. */
function finder(chunk: Buffer, byte: number): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const at = chunk.indexOf(byte, from);
      found = at < 0 ? chunk.length : at;
    }
    return found;
  };
}
