/** The items by key: groups, and items within a group, in the order in which they came. */
export function groupedBy<Item>(
  items: readonly Item[],
  key: (item: Item, at: number) => string,
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const [at, item] of items.entries()) {
    const name = key(item, at);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
