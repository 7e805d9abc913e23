import { type Answer, Answers } from './answers.js';
import { ByWords } from './by-words.js';
import type { ClaimView } from './claim-view.js';
import { OfParts, OfPayer } from './of-payer.js';
import { askedOf, bitsOf, type Panel, panelsOf } from './panel.js';
import { People } from './people.js';
import type { Rule } from './rule.js';

/** Answers that are remembered before all are forgotten: some ten megabytes. */
const REMEMBERED = 200_000;

/**
 * Which rules can find anything in a claim: most are for other payers, codes, days, places or modifiers. What these few words
 * decide is found once and remembered. A rule that is left out could not hold; one that is named must still be asked.
 */
export class WorthAsking {
  private readonly panels: Readonly<Record<Rule['scope'], readonly Panel[]>>;
  private memory = new Memory();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly most = REMEMBERED,
  ) {
    const of = (scope: Rule['scope']): readonly Panel[] => panelsOf(rules.filter((rule) => rule.scope === scope));
    this.panels = { claim: of('claim'), line: of('line'), diagnosis: of('diagnosis') };
  }

  /** Those for the payer of a claim on the day on which it is looked at. Payers for whom the same rules are share what is remembered of lines. */
  of(claim: ClaimView): OfPayer {
    if (this.memory.answers.count > this.most) this.memory = new Memory();
    const { judgedOn, encounter } = claim.document;
    const { filingIndicator = null, payerId = null, payerName = null } = encounter.coverage ?? {};
    const words = [judgedOn, filingIndicator, payerId, payerName];
    const rules = this.memory.payers.get(words) ?? this.remember(words, claim);
    rules.parts.at(claim.known);
    return rules;
  }

  /** How many questions a claim takes: a rule of lines is one for each line of which it is asked, one of diagnoses likewise. */
  questions(claim: ClaimView): number {
    const rules = this.of(claim);
    const { encounter } = claim.document;
    const asked = [
      rules.ofClaim(claim, [encounter, claim]),
      ...claim.loose.map((one) => rules.parts.ofDiagnosis(one, [encounter, claim, null, one])),
      ...claim.lines.flatMap((line) => [
        rules.parts.ofLine(line, [encounter, claim, line]),
        ...line.diagnoses.map((one) => rules.parts.ofDiagnosis(one, [encounter, claim, line, one])),
      ]),
    ];
    return asked.flat().reduce((sum, { which }) => sum + bitsOf(which), 0);
  }

  private remember(words: readonly (string | null)[], claim: ClaimView): OfPayer {
    this.memory.answers.count += 1;
    return this.memory.payers.set(words, this.find(claim));
  }

  private find(claim: ClaimView): OfPayer {
    const values = [claim.document.encounter, claim];
    const rules = this.rules.filter((rule) => rule.isForClaim(claim) && rule.concernsPayer(values));
    const words = [claim.document.judgedOn, rules.map(({ id }) => id).join(' ')];
    const { alike, people, answers } = this.memory;
    const parts = alike.get(words) ?? alike.set(words, new OfParts(this.askedOf(new Set(rules)), answers));
    return new OfPayer(parts, people, answers);
  }

  private askedOf(rules: ReadonlySet<Rule>): OfParts['rules'] {
    const of = (scope: Rule['scope']): Answer => askedOf(this.panels[scope], (rule) => rules.has(rule));
    return { claim: of('claim'), line: of('line'), diagnosis: of('diagnosis') };
  }
}

/** What is remembered together. */
class Memory {
  readonly payers = new ByWords<OfPayer>();
  /** By the day and the rules. */
  readonly alike = new ByWords<OfParts>();
  readonly people = new People();
  readonly answers = new Answers();
}
