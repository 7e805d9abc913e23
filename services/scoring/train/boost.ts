import { type Forest, forestLogOdds, probabilityOf, type Tree } from '@chargeline/scoring';
import { columnsOf } from '#train/bins';
import { logLoss } from '#train/figures';
import { growTree } from '#train/grow';
import type { Sample } from '#train/sample';

const SETTINGS = { bins: 32, depth: 4, rate: 0.15, mostTrees: 400, patience: 25 };

/** Log odds of the whole sample, to five decimals. */
function baseOf({ denied }: Sample): number {
  const share = denied.reduce((sum, one) => sum + one, 0) / denied.length;
  return Number(Math.log(share / (1 - share)).toFixed(5));
}

/** Adds what one tree says to each row's log odds. */
function hear(tree: Tree, features: readonly Float64Array[], logOdds: Float64Array): void {
  const saysOf = forestLogOdds({ base: 0, trees: [tree] });
  features.forEach((row, at) => (logOdds[at]! += saysOf(row)));
}

/**
 * Gradient boosting of small trees on the log loss (Friedman 2001, with the second-order steps of Chen and Guestrin 2016).
 * Stops when the validation claims have not gained for a while, and keeps the trees up to their best.
 */
export function boost(train: Sample, validation: Sample): Forest {
  const columns = columnsOf(train.features, SETTINGS.bins);
  const rows = Int32Array.from(train.denied, (_, at) => at);
  const base = baseOf(train);
  const [seen, unseen] = [train, validation].map(({ denied }) => new Float64Array(denied.length).fill(base)) as [
    Float64Array,
    Float64Array,
  ];
  const trees: Tree[] = [];
  const lossNow = (): number => logLoss(Array.from(unseen, probabilityOf), validation.denied);
  let best = { trees: 0, loss: lossNow() };
  while (trees.length < Math.min(SETTINGS.mostTrees, best.trees + SETTINGS.patience)) {
    const risks = seen.map(probabilityOf);
    const slopes = {
      first: risks.map((risk, at) => risk - train.denied[at]!),
      second: risks.map((risk) => risk * (1 - risk)),
    };
    const tree = growTree(columns, slopes, rows, SETTINGS.depth, SETTINGS.rate);
    trees.push(tree);
    hear(tree, train.features, seen);
    hear(tree, validation.features, unseen);
    const loss = lossNow();
    if (loss < best.loss) best = { trees: trees.length, loss };
  }
  return { base, trees: trees.slice(0, best.trees) };
}
