export { ClaimBatch, SubmittedClaim } from './domain/claim-batch.js';
export { gateway } from './manifest.js';
