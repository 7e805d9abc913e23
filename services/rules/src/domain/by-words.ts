/** What is remembered by several words together. */
export class ByWords<Of> {
  private readonly first = new Map<unknown, unknown>();

  /** What is remembered by words, always as many of them; it is found where nothing is. */
  at(words: readonly unknown[], find: () => Of): Of {
    let map = this.first;
    const last = words.length - 1;
    for (let at = 0; at < last; at += 1) {
      let inner = map.get(words[at]) as Map<unknown, unknown> | undefined;
      if (inner === undefined) map.set(words[at], (inner = new Map()));
      map = inner;
    }
    const known = map.get(words[last]) as Of | undefined;
    if (known !== undefined) return known;
    const found = find();
    map.set(words[last], found);
    return found;
  }
}
