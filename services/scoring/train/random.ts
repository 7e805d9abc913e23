const TWO_32 = 2 ** 32;

/** Mixes two numbers into 32 bits that change by half when one bit of either does. */
function mixed(a: number, b: number): number {
  let bits = Math.imul(a ^ (b >>> 15), 0x2c1b3c6d) ^ Math.imul(b, 0x297a2d39);
  bits = Math.imul(bits ^ (bits >>> 12), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Numbers that look random and depend on the seed and the stream alone. */
export interface Random {
  /** From 0 up to but not including 1. */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number from `first` to `last`, both included. */
  readonly whole: (first: number, last: number) => number;
  /** One of the items, each as likely as its weight says. */
  readonly weighted: <T extends { readonly weight: number }>(items: readonly T[]) => T;
  readonly one: <T>(items: readonly T[]) => T;
  /** Normal, mean 0, variance 1 (Box and Muller 1958). */
  readonly normal: () => number;
}

/** Stream `stream` of `seed`: Marsaglia's xorshift with 128 bits of state (Journal of Statistical Software 8(14), 2003). */
export function randomOf(seed: number, stream: number): Random {
  let [x, y, z, w] = [1, 2, 3, 4].map((word) => mixed(mixed(seed, word), stream)) as [number, number, number, number];
  const next = (): number => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = (w ^ (w >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    return w / TWO_32;
  };
  const whole = (first: number, last: number): number => first + Math.floor(next() * (last - first + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    weighted: (items) => {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      return items.find(({ weight }) => (left -= weight) < 0) ?? items.at(-1)!;
    },
    one: (items) => items[whole(0, items.length - 1)]!,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
