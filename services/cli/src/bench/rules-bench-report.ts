import type { RulesBenchResult } from '@chargeline/bench';

const whole = (number: number): string => Math.round(number).toLocaleString('en-US');

/** What a run of `bench rules` found, in lines. */
export function rulesBenchText(result: RulesBenchResult): readonly string[] {
  const { edits, scalar } = result;
  return [
    `${whole(result.claimsPerCoreSecond)} five-line claims a second and core, ${whole(result.claimsPerCoreSecondUndisturbed)} in the fastest tenth of the batches, ` +
      `${whole(result.claimsPerCoreSecondInTurn)} when each comes from memory`,
    `claims that were never judged before: ${whole(result.claimsPerCoreSecondNew)} a second and core after others like them, ` +
      `${whole(result.claimsPerCoreSecondCold)} at the start of a process, once its tables are open (${result.openingSeconds.toFixed(1)} s)`,
    `${result.rules} rules, ${result.questionsAClaim.toFixed(1)} questions a claim, ${result.findingsAClaim.toFixed(2)} findings a claim; ` +
      `${whole(result.differentClaims)} different claims of ${result.days} days`,
    `${whole(edits.pairs)} NCCI pairs and ${whole(edits.units)} medically unlikely edits, ${edits.areGenerated ? 'generated' : 'as loaded'}`,
    `the same ${scalar.rules} rules: ${whole(scalar.here)} claims a second and core here, ` +
      `${whole(scalar.jsonRulesEngine)} in json-rules-engine (x ${whole(scalar.timesJsonRulesEngine)}), ` +
      `${whole(scalar.zenEngine)} in zen-engine (x ${whole(scalar.timesZenEngine)})`,
    `node ${result.node}`,
  ];
}
