/** What is remembered by several words together, always as many. */
export class ByWords<Of> {
  private readonly first: Words = new Map();

  get(words: readonly unknown[]): Of | undefined {
    let map = this.first;
    const last = words.length - 1;
    for (let at = 0; at < last; at += 1) {
      const inner = map.get(words[at]) as Words | undefined;
      if (inner === undefined) return undefined;
      map = inner;
    }
    return map.get(words[last]) as Of | undefined;
  }

  set(words: readonly unknown[], of: Of): Of {
    let map = this.first;
    for (const word of words.slice(0, -1)) {
      const inner: Words = (map.get(word) as Words | undefined) ?? new Map();
      map.set(word, inner);
      map = inner;
    }
    map.set(words.at(-1), of);
    return of;
  }
}

type Words = Map<unknown, unknown>;
