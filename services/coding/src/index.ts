export { type CodableEncounter, type Draft, draft } from './domain/draft.js';
export { coding } from './manifest.js';
