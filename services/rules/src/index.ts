export type { ClaimDocument } from './domain/claim-document.js';
export { judge, type Verdict } from './domain/judge.js';
export type { Rule } from './domain/rule.js';
export { rulebook } from './domain/rulebook.js';
export { rules } from './manifest.js';
export { rulebookVersion } from './rulebook-version.js';
