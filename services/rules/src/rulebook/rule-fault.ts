import { ChargelineError } from '@chargeline/kernel';

/** A rule, or a file of rules, that cannot be used, and why. */
export class RuleFault extends ChargelineError {
  constructor(rule: string, says: string) {
    super('CHL_RULES_FAULT', `${rule}: ${says}`, false);
  }
}
