import { featureNames, forestRisk, type ModelFile, scorerOf, versionOf } from '@chargeline/scoring';
import { boost } from '#train/boost';
import { evaluate } from '#train/evaluate';
import { drawSample } from '#train/sample';

/** The name says that the model learned an invented process. */
const NAME = 'denial-risk-synthetic';
/** A tenth of the claims is what a small office can look at again before it files. */
const REVIEWED = 0.1;

export interface Training {
  readonly seed: number;
  readonly claims: number;
}

/** The risk, to two decimals, that about a tenth of these claims reach. */
function reviewFromOf(risks: readonly number[]): number {
  const place = Math.floor(risks.length * (1 - REVIEWED));
  return Number(risks.toSorted((a, b) => a - b)[place]!.toFixed(2));
}

/** Draws, trains and evaluates. The same seed and number of claims give the same file, byte for byte. */
export async function train({ seed, claims }: Training): Promise<ModelFile> {
  const [training, validation, heldOut] = (['train', 'validation', 'heldOut'] as const).map((part) =>
    drawSample(seed, claims, part),
  ) as [ReturnType<typeof drawSample>, ReturnType<typeof drawSample>, ReturnType<typeof drawSample>];
  const forest = boost(training, validation);
  const trained = {
    name: NAME,
    version: versionOf({ features: featureNames, ...forest }),
    trainedWith: {
      command: `pnpm --filter @chargeline/scoring train -- --seed ${seed} --claims ${claims}`,
      seed,
      claims: {
        train: training.denied.length,
        validation: validation.denied.length,
        heldOut: heldOut.denied.length,
      },
    },
    reviewFrom: reviewFromOf(validation.features.map(forestRisk(forest))),
    features: [...featureNames],
    ...forest,
  };
  return { ...trained, heldOut: await evaluate(scorerOf(trained), heldOut) };
}
