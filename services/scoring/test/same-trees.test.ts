import { readFileSync } from 'node:fs';
import { readModelFile, scorerOf, type Tree } from '@chargeline/scoring';
import { drawSample } from '#train/sample';
import { expect, test } from 'vitest';

const file = readModelFile(readFileSync(new URL('../data/denial-risk.json', import.meta.url), 'utf8'));
const { features } = drawSample(11, 5_000, 'heldOut');

/** The plainest way to ask a tree: one question after the other, straight from the file. */
function answer(tree: Tree, row: Float64Array, at = 0): number {
  const [first = 0, threshold = 0, yes = 0, no = 0] = tree[at] ?? [];
  if (tree[at]?.length === 1) return first;
  return answer(tree, row, (row[first] ?? 0) <= threshold ? yes : no);
}

test('the flat walk says what the file says, for each of a thousand claims', async () => {
  const risks = await scorerOf(file).risks(features);
  const plain = features.map((row) => {
    const logOdds = file.trees.reduce((sum, tree) => sum + answer(tree, row), file.base);
    return 1 / (1 + Math.exp(-logOdds));
  });
  expect(risks).toHaveLength(1_000);
  expect(risks).toEqual(plain);
});

test('every feature that the trees ask for is one that claims differ in', () => {
  const asked = new Set(file.trees.flat().flatMap((node) => (node.length === 1 ? [] : [node[0]])));
  const constant = [...asked].filter((feature) => new Set(features.map((row) => row[feature])).size < 2);
  expect(constant.map((feature) => file.features[feature])).toEqual([]);
});
