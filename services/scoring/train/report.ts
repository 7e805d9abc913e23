import type { ModelFile } from '@chargeline/scoring';

const figure = (value: number): string => value.toFixed(4).padStart(9);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A model file's held-out figures as the training command prints them and the README shows them. */
export function report({ name, version, trainedWith, heldOut, reviewFrom, trees }: ModelFile): string {
  const { train, validation } = trainedWith.claims;
  const { model, fallback, process, review, reliability } = heldOut;
  const row = (who: string, { auc, logLoss, brier }: ModelFile['heldOut']['model']): string =>
    `${who.padEnd(18)}${figure(auc)}${figure(logLoss)}${figure(brier)}`;
  return [
    `${name}@${version}: ${trees.length} trees, seed ${trainedWith.seed}`,
    `${train} claims trained, ${validation} said when to stop, ${heldOut.claims} held out, of which ${percent(heldOut.baseRate)} denied`,
    '',
    `${'held out'.padEnd(18)}${'AUC'.padStart(9)}${'log loss'.padStart(9)}${'Brier'.padStart(9)}`,
    row('the model', model),
    row('fallback-rules-v1', fallback),
    row('the process itself', process),
    '',
    `review from ${reviewFrom}: ${percent(review.share)} of claims, ${percent(review.denied)} of them denied, ${percent(review.ofAllDenials)} of all denials`,
    '',
    `tenth by risk ${reliability.map((_, at) => String(at + 1).padStart(7)).join('')}`,
    `expected      ${reliability.map(({ expected }) => expected.toFixed(3).padStart(7)).join('')}`,
    `denied        ${reliability.map(({ denied }) => denied.toFixed(3).padStart(7)).join('')}`,
  ].join('\n');
}
