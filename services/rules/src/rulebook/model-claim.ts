import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ClaimDocument } from '../domain/claim-document.js';
import { RULEBOOK } from './folder.js';

let model: ClaimDocument | undefined;

/** The claim that examples change, anew each time; no rule finds anything in it. */
export function modelClaim(): ClaimDocument {
  model ??= parse(readFileSync(new URL('model-claim.yaml', RULEBOOK), 'utf8')) as ClaimDocument;
  return structuredClone(model);
}
