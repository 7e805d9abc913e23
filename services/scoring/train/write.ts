import type { ModelFile } from '@chargeline/scoring';

/** A model file's text: what a person reads first, then one tree a line. */
export function textOf({ trees, ...head }: ModelFile): string {
  const lines = trees.map((tree) => `    ${JSON.stringify(tree)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "trees": [\n${lines}\n  ]\n}\n`;
}
