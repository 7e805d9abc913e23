import { ChargelineError } from '@chargeline/kernel';

/** A rule, or a file of rules, that cannot be used, and why. */
export class RuleFault extends ChargelineError {
  constructor(
    rule: string,
    says: string,
    /** The place in the rule, in words that quote nothing of it; null where that is no place. */
    readonly at: string | null = null,
  ) {
    super('CHL_RULES_FAULT', `${rule}: ${at === null ? '' : `${at}: `}${says}`, false);
  }
}
