const WARM_UP = 12;

/** A repeatable stream of numbers (Doty-Humphrey's sfc32): the same parts give the same stream on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** The parts name the stream: `new Random(seed, 'patient', 17)` tells nothing of patient 18. */
  constructor(...parts: readonly (string | number)[]) {
    const name = parts.join('\u001f');
    [this.#a, this.#b, this.#c] = [digest(name, 1), digest(name, 2), digest(name, 3)];
    for (let round = 0; round < WARM_UP; round += 1) this.#next();
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor((this.#next() / 2 ** 32) * limit);
  }

  /** True in about `percent` of 100 calls. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One of the items. Throws a `RangeError` when there is none. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('Nothing to pick from.');
    return items[this.below(items.length)]!;
  }

  /** One of the items, each as often as its weight says. */
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item {
    let left = this.below(items.reduce((sum, { weight }) => sum + weight, 0));
    const found = items.find(({ weight }) => (left -= weight) < 0);
    if (found === undefined) throw new RangeError('Nothing to pick from.');
    return found;
  }

  /** The items in another order (Fisher and Yates). */
  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

/** FNV-1a of the text from a start of its own, with the finalizer of MurmurHash3: near texts give far numbers. */
function digest(text: string, start: number): number {
  let hash = Math.imul(0x81_1c_9d_c5, start);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return hash ^ (hash >>> 16);
}
