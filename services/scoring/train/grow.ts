import type { Tree, TreeNode } from '@chargeline/scoring';
import type { Column } from '#train/bins';
import { bestSplit, RIDGE, type Slopes, sumsOf } from '#train/split';

/** Decimals of a leaf: fewer than change a score, and a short model file. */
const DECIMALS = 5;

/** Grows one tree of at most `depth` questions in a row; a leaf is the Newton step of its rows times `rate`. */
export function growTree(
  columns: readonly Column[],
  slopes: Slopes,
  rows: Int32Array,
  depth: number,
  rate: number,
): Tree {
  const nodes: TreeNode[] = [];

  const grow = (rows: Int32Array, depth: number): number => {
    const at = nodes.length;
    const split = depth === 0 ? null : bestSplit(columns, slopes, rows);
    if (split === null) {
      const { first, second } = sumsOf(slopes, rows);
      nodes.push([Number(((-first / (second + RIDGE)) * rate).toFixed(DECIMALS))]);
      return at;
    }
    const { feature, bin } = split;
    const { cuts, bins } = columns[feature]!;
    nodes.push([0]);
    const yes = grow(
      rows.filter((row) => bins[row]! <= bin),
      depth - 1,
    );
    const no = grow(
      rows.filter((row) => bins[row]! > bin),
      depth - 1,
    );
    nodes[at] = [feature, cuts[bin]!, yes, no];
    return at;
  };

  grow(rows, depth);
  return nodes;
}
