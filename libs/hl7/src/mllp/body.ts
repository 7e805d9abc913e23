const NOTHING: Buffer = Buffer.alloc(0);

/** The bytes of a frame that is still arriving: never more than the limit, and copied so that small chunks cost no more than large ones. */
export class FrameBody {
  #bytes = NOTHING;
  #length = 0;

  constructor(private readonly limit: number) {}

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Adds a piece; false, and nothing added, when the body would pass the limit. */
  add(piece: Buffer): boolean {
    const length = this.#length + piece.length;
    if (length > this.limit) return false;
    if (this.#length === 0) this.#bytes = piece;
    else this.#append(piece, length);
    this.#length = length;
    return true;
  }

  /** A copy of the first bytes, enough to read a header from. */
  head(size: number): Buffer {
    return Buffer.from(this.#bytes.subarray(0, Math.min(this.#length, size)));
  }

  /** Hands over the bytes and forgets them. */
  take(): Buffer {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#bytes = NOTHING;
    this.#length = 0;
    return bytes;
  }

  #append(piece: Buffer, length: number): void {
    if (length > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.min(this.limit, Math.max(length, 2 * this.#length)));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    piece.copy(this.#bytes, this.#length);
  }
}
