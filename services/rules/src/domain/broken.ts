import type { ClaimView } from './claim-view.js';
import type { Broken, Rule } from './rule.js';
import type { Scope } from './vocabulary.js';

/** What of a claim breaks a rule. */
export const brokenBy = (rule: Rule, view: ClaimView): Broken =>
  rule.isForClaim(view) ? BROKEN[rule.scope](rule, view) : [];

const BROKEN: Readonly<Record<Scope, (rule: Rule, view: ClaimView) => Broken>> = {
  claim: ({ isInForce, holds }, view) =>
    isInForce(view.firstDay) && holds([view.document.encounter, view]) ? [null] : [],

  line: ({ isInForce, isForLine, holds }, view) =>
    view.lines
      .filter(
        (line) => isInForce(line.line.serviceFrom) && isForLine(line) && holds([view.document.encounter, view, line]),
      )
      .map(({ line }) => line.line),

  /** A diagnosis is asked on the day of each line that points to it, and on the first day when none does. */
  diagnosis: ({ isInForce, isForLine, holds }, view) => {
    const { encounter } = view.document;
    const isLoose =
      isInForce(view.firstDay) && view.loose.some((diagnosis) => holds([encounter, view, null, diagnosis]));
    const lines = view.lines.filter(
      (line) =>
        isInForce(line.line.serviceFrom) &&
        isForLine(line) &&
        line.diagnoses.some((diagnosis) => holds([encounter, view, line, diagnosis])),
    );
    return [...(isLoose ? [null] : []), ...lines.map(({ line }) => line.line)];
  },
};
