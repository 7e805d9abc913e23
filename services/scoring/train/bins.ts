/** A feature's values cut into bins: bin b holds what is at most `cuts[b]` and above `cuts[b - 1]`; the last holds the rest. */
export interface Column {
  readonly cuts: readonly number[];
  readonly bins: Uint8Array;
}

/** Decimals of a cut: the model file stays short, and the same cut divides training and scoring. */
const DECIMALS = 4;

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));

/** At most `most - 1` cuts between distinct values, spread evenly over the values as they come. */
export function cutsOf(values: Float64Array, most: number): readonly number[] {
  const sorted = values.toSorted();
  const distinct = [...new Set(sorted)];
  const between = (low: number, high: number): number => rounded((low + high) / 2);
  if (distinct.length <= most) return distinct.slice(1).map((value, at) => between(distinct[at]!, value));
  const cuts = Array.from({ length: most - 1 }, (_, at) => {
    const place = Math.floor(((at + 1) * sorted.length) / most);
    return between(sorted[place - 1]!, sorted[place]!);
  });
  return [...new Set(cuts)];
}

/** Cuts every feature of the rows into at most `most` bins (256 at the outside). */
export function columnsOf(rows: readonly Float64Array[], most: number): readonly Column[] {
  return Array.from(rows[0] ?? [], (_, feature) => {
    const values = Float64Array.from(rows, (row) => row[feature]!);
    const cuts = cutsOf(values, most);
    const binOf = (value: number): number => {
      const bin = cuts.findIndex((cut) => value <= cut);
      return bin === -1 ? cuts.length : bin;
    };
    return { cuts, bins: Uint8Array.from(values, binOf) };
  });
}
