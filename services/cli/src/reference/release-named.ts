import type { Release } from '@chargeline/codes/reference';
import { wrongUse } from '../exit.js';

/** The release that somebody means by its id, or by kind and id: `pfs/2025-10`. Throws wrong use when there is none or more. */
export function releaseNamed(name: string, releases: readonly Release[]): Release {
  const found = releases.filter(({ kind, id }) => id === name || `${kind}/${id}` === name);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw wrongUse(`No release is called ${name}. \`chargeline reference list\` names them.`);
  throw wrongUse(`Several releases are called so: ${found.map(({ kind, id }) => `${kind}/${id}`).join(', ')}.`);
}
