/** Risks and answers (1 denied, 0 paid) by claim. */
type Risks = readonly number[];
type Answers = readonly number[] | Uint8Array;

const mean = (values: Risks): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const denials = (denied: Answers): number => mean(Array.from(denied)) * denied.length;

/** Mean of -log of the probability given to what happened; a certainty that was wrong counts as 1e-15. */
export function logLoss(risks: Risks, denied: Answers): number {
  return mean(risks.map((risk, at) => -Math.log(Math.max(1e-15, denied[at] === 1 ? risk : 1 - risk))));
}

/** Mean squared distance of the probability from what happened (Brier 1950). */
export const brier = (risks: Risks, denied: Answers): number =>
  mean(risks.map((risk, at) => (risk - denied[at]!) ** 2));

const byRisk = (risks: Risks): readonly number[] =>
  risks.map((_, at) => at).sort((a, b) => risks[a]! - risks[b]! || a - b);

/** The chance that a denied claim has a higher risk than a paid one, ties counting half (Mann and Whitney's U over all pairs). */
export function auc(risks: Risks, denied: Answers): number {
  const order = byRisk(risks);
  let [rankSum, start] = [0, 0];
  while (start < order.length) {
    let end = start;
    while (end < order.length && risks[order[end]!] === risks[order[start]!]) end += 1;
    const rank = (start + 1 + end) / 2;
    for (const at of order.slice(start, end)) rankSum += denied[at] === 1 ? rank : 0;
    start = end;
  }
  const yes = denials(denied);
  const no = denied.length - yes;
  return (rankSum - (yes * (yes + 1)) / 2) / (yes * no);
}

/** Ten equal groups by risk, the lowest first: the mean risk, and the share that was denied. */
export function reliability(risks: Risks, denied: Answers): readonly { expected: number; denied: number }[] {
  const order = byRisk(risks);
  return Array.from({ length: 10 }, (_, decile) => {
    const group = order.slice((decile * order.length) / 10, ((decile + 1) * order.length) / 10);
    return { expected: mean(group.map((at) => risks[at]!)), denied: mean(group.map((at) => denied[at]!)) };
  });
}

/** What a review from this risk on would be: the share of claims, the share of them denied, and of all denials the share found. */
export function reviewed(
  risks: Risks,
  denied: Answers,
  from: number,
): { share: number; denied: number; ofAllDenials: number } {
  const hits = Array.from(denied).filter((_, at) => risks[at]! >= from);
  const found = hits.filter((one) => one === 1).length;
  return {
    share: hits.length / denied.length,
    denied: hits.length === 0 ? 0 : found / hits.length,
    ofAllDenials: found / denials(denied),
  };
}
