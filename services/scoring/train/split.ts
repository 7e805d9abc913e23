import type { Column } from '#train/bins';

/** First and second derivatives of the loss by each row's log odds. */
export interface Slopes {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export interface Sums {
  readonly first: number;
  readonly second: number;
}

export interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

/** Added to a leaf's second derivative: leaves of few claims say less. */
export const RIDGE = 5;
/** A side whose second derivatives sum to less is not split off. */
const LEAST_SECOND = 8;
const LEAST_GAIN = 1;

export function sumsOf({ first, second }: Slopes, rows: Int32Array): Sums {
  let [firsts, seconds] = [0, 0];
  for (const row of rows) {
    firsts += first[row]!;
    seconds += second[row]!;
  }
  return { first: firsts, second: seconds };
}

const worth = ({ first, second }: Sums): number => (first * first) / (second + RIDGE);

/** The best question to these rows over all features (Chen and Guestrin 2016, equation 7); null when none is worth asking. */
export function bestSplit(columns: readonly Column[], slopes: Slopes, rows: Int32Array): Split | null {
  const whole = sumsOf(slopes, rows);
  let best: Split | null = null;
  for (const [feature, { cuts, bins }] of columns.entries()) {
    const first = new Float64Array(cuts.length + 1);
    const second = new Float64Array(cuts.length + 1);
    for (const row of rows) {
      const bin = bins[row]!;
      first[bin]! += slopes.first[row]!;
      second[bin]! += slopes.second[row]!;
    }
    let yes: Sums = { first: 0, second: 0 };
    for (let bin = 0; bin < cuts.length; bin += 1) {
      yes = { first: yes.first + first[bin]!, second: yes.second + second[bin]! };
      const no = { first: whole.first - yes.first, second: whole.second - yes.second };
      if (Math.min(yes.second, no.second) < LEAST_SECOND) continue;
      const gain = worth(yes) + worth(no) - worth(whole);
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { feature, bin, gain };
    }
  }
  return best;
}
