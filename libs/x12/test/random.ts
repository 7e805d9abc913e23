/** A seeded source of choices: the same seed gives the same claims on every machine (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from `min` to `max`. */
  int(min: number, max: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return min + (((mixed ^ (mixed >>> 14)) >>> 0) % (max - min + 1));
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.int(0, choices.length - 1)];
    if (choice === undefined) throw new Error('nothing to pick from');
    return choice;
  }

  /** The value in half of all cases, else nothing under this key. */
  maybe<K extends string, V>(key: K, value: () => V): { readonly [P in K]?: V } {
    return this.int(0, 1) === 0 ? {} : ({ [key]: value() } as { readonly [P in K]?: V });
  }

  text(alphabet: string, min: number, max: number): string {
    return Array.from({ length: this.int(min, max) }, () => this.pick([...alphabet])).join('');
  }

  digits(length: number): string {
    return this.text('0123456789', length, length);
  }

  date(): string {
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${this.int(1930, 2026)}-${two(this.int(1, 12))}-${two(this.int(1, 28))}`;
  }

  times<T>(min: number, max: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.int(min, max) }, (_, index) => make(index));
  }
}
