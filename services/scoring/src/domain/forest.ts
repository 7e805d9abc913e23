import { probabilityOf } from './logistic.js';

/** A question (is this feature at most the threshold?) with the places of the nodes for yes and no; or a leaf's log odds. */
export type TreeNode =
  readonly [feature: number, threshold: number, yes: number, no: number] | readonly [value: number];

/** Nodes by place; the first is the root, and answers always lie further back. */
export type Tree = readonly TreeNode[];

export interface Forest {
  /** Log odds before any tree speaks. */
  readonly base: number;
  readonly trees: readonly Tree[];
}

const LEAF = -1;

/**
 * Lays the trees out in flat arrays and returns what walks them: the log odds of a denial by one claim's features.
 * Trusts that the trees are whole: `readModelFile` checks a file's.
 */
export function forestLogOdds({ base, trees }: Forest): (features: Float64Array) => number {
  const roots = Int32Array.from(trees, (_, at) => trees.slice(0, at).reduce((sum, tree) => sum + tree.length, 0));
  const nodes = trees.flatMap((tree, at) =>
    tree.map((node) =>
      node.length === 1
        ? { feature: LEAF, number: node[0], yes: 0, no: 0 }
        : { feature: node[0], number: node[1], yes: roots[at]! + node[2], no: roots[at]! + node[3] },
    ),
  );
  const feature = Int32Array.from(nodes, (node) => node.feature);
  const number = Float64Array.from(nodes, (node) => node.number);
  const yes = Int32Array.from(nodes, (node) => node.yes);
  const no = Int32Array.from(nodes, (node) => node.no);

  return (features) => {
    let logOdds = base;
    for (const root of roots) {
      let at = root;
      while (feature[at] !== LEAF) at = features[feature[at]!]! <= number[at]! ? yes[at]! : no[at]!;
      logOdds += number[at]!;
    }
    return logOdds;
  };
}

/** The same as a probability: the denial risk. */
export function forestRisk(forest: Forest): (features: Float64Array) => number {
  const logOdds = forestLogOdds(forest);
  return (features) => probabilityOf(logOdds(features));
}
