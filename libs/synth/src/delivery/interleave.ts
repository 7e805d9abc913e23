import type { Random } from '../random.js';

/** How many visits are under way at once. */
const UNDER_WAY = 24;

/** Mixes the items of several queues as a busy day does: each queue keeps its order. Holds a few queues at a time. */
export function* interleave<Item>(queues: Iterable<Iterable<Item>>, random: Random): Generator<Item> {
  const coming = queues[Symbol.iterator]();
  const open: Iterator<Item>[] = [];
  const admit = (): boolean => {
    const next = coming.next();
    if (next.done !== true) open.push(next.value[Symbol.iterator]());
    return next.done !== true;
  };
  while (open.length < UNDER_WAY && admit());
  while (open.length > 0) {
    const at = random.below(open.length);
    const next = open[at]!.next();
    if (next.done !== true) {
      yield next.value;
      continue;
    }
    const last = open.pop()!;
    if (at < open.length) open[at] = last;
    admit();
  }
}
