import { join, resolve } from 'node:path';

/** The folder of the clone: what the tool keeps for itself lies below it. */
export const CLONE = resolve(import.meta.dirname, '../../../..');

/** Where a running line leaves word of itself: CHARGELINE_HOME, else `.cache/line` in the clone. */
export const homeOf = (env: NodeJS.ProcessEnv): string =>
  resolve(env['CHARGELINE_HOME'] ?? join(CLONE, '.cache', 'line'));

/** Where loaded reference data lie: CHARGELINE_REFERENCE, else `reference` beside what the tool keeps for itself. */
export const referenceFolderOf = (env: NodeJS.ProcessEnv): string =>
  resolve(env['CHARGELINE_REFERENCE'] ?? join(homeOf(env), '..', 'reference'));
