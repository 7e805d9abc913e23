import { readClaim } from '../claim-to-check.js';
import { claimOf } from './example.js';
import { RuleFault } from './rule-fault.js';
import type { Example, RuleText } from './rule-file.js';

/**
 * An example may change the model claim into something that is none: by a field that no claim has, or a value that it cannot have.
 * Throws RuleFault, which names the example and the place.
 */
export function checkExamples({ id, passes, fails }: RuleText): void {
  const check = (name: string, example: Example): void => {
    const claim = readClaim(claimOf(example));
    if (!('faults' in claim)) return;
    const { path, fault } = claim.faults[0]!;
    throw new RuleFault(id, `its example ${name} is no claim: ${path} ${fault}.`);
  };
  passes.forEach((example, at) => check(`passes ${at + 1}`, example));
  fails.forEach((example, at) => check(`fails ${at + 1}`, example));
}
