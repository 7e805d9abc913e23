import { ChargelineError } from '@chargeline/kernel';
import { formatOf } from '../official/formats.js';
import type { Kept } from '../official/format.js';
import { tableOf } from './in-use.js';
import type { Release } from './release.js';

/** A row that is in both releases with other cells: what each column was and is. */
export interface Changed {
  readonly key: string;
  readonly columns: Readonly<Record<string, { readonly was: Kept[string]; readonly is: Kept[string] }>>;
}

export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly Changed[];
  readonly same: number;
}

/** What changed from one release to another of the same kind, in the order of their keys. Throws CHL_CODES_KINDS for two kinds. */
export function difference(before: Release, after: Release): Difference {
  if (before.kind !== after.kind)
    throw new ChargelineError('CHL_CODES_KINDS', `${before.kind} and ${after.kind} cannot be compared.`, false);
  const { key, columns } = formatOf(before.kind).table;
  const keyOf = (row: Kept): string => key.map((column) => row[column]).join('-');
  const order = (row: Kept): string => key.map((column) => row[column]).join('\u0000');
  const [added, removed, changed]: [string[], string[], Changed[]] = [[], [], []];
  let same = 0;
  const [olds, news] = [tableOf(before).all(), tableOf(after).all()];
  let [old, now] = [olds.next(), news.next()];
  while (old.done !== true || now.done !== true) {
    const [was, is] = [old.value, now.value];
    if (is === undefined || (was !== undefined && order(was) < order(is))) {
      removed.push(keyOf(was!));
      old = olds.next();
    } else if (was === undefined || order(is) < order(was)) {
      added.push(keyOf(is));
      now = news.next();
    } else {
      const other = Object.keys(columns).filter((column) => was[column] !== is[column]);
      if (other.length === 0) same += 1;
      else
        changed.push({
          key: keyOf(is),
          columns: Object.fromEntries(
            other.map((column) => [column, { was: was[column] ?? null, is: is[column] ?? null }]),
          ),
        });
      old = olds.next();
      now = news.next();
    }
  }
  return { added, removed, changed, same };
}
