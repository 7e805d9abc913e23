import { featuresOf } from '@chargeline/scoring';
import { drawClaim } from '#train/claim';
import { denialProbability } from '#train/outcome';
import { randomOf } from '#train/random';

/** Claims as numbers, with what their payer did. */
export interface Sample {
  readonly features: readonly Float64Array[];
  /** 1 denied, 0 paid. */
  readonly denied: Uint8Array;
  /** The probability by which the payer's answer was drawn. */
  readonly process: Float64Array;
}

export type Part = 'train' | 'validation' | 'heldOut';

/** Of ten claims in a row six train, two say when to stop, two are kept back. */
const PARTS: readonly Part[] = [
  'train',
  'train',
  'train',
  'validation',
  'heldOut',
  'train',
  'train',
  'train',
  'validation',
  'heldOut',
];

/** One part of `claims` claims. Each claim depends on the seed and its own number alone, so that a part can be drawn by itself. */
export function drawSample(seed: number, claims: number, part: Part): Sample {
  const numbers = Array.from({ length: claims }, (_, at) => at).filter((at) => PARTS[at % PARTS.length] === part);
  const rows = numbers.map((at) => {
    const random = randomOf(seed, at);
    const claim = drawClaim(random);
    const features = featuresOf(claim);
    const process = denialProbability(claim, features, random);
    return { features, process, denied: random.chance(process) ? 1 : 0 };
  });
  return {
    features: rows.map(({ features }) => features),
    denied: Uint8Array.from(rows, ({ denied }) => denied),
    process: Float64Array.from(rows, ({ process }) => process),
  };
}
