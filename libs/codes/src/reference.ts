export { type Format, type Kept, type Kind, KINDS } from './official/format.js';
export type { RowNote } from './official/notes.js';
export { readCatalog } from './release/catalog.js';
export { type Changed, type Difference, difference } from './release/diff.js';
export { type Freshness, freshness } from './release/freshness.js';
export { releasesInUse } from './release/in-use.js';
export { loadReference, type LoadOptions, type LoadReport } from './release/load.js';
export type { Release } from './release/release.js';
export { type Verified, verifyReleases } from './release/verify.js';
