import { areSame } from './are-same.js';
import { ByWords } from './by-words.js';
import type { ClaimView, LineView } from './claim-view.js';
import type { DiagnosisFacts, KnownFacts } from './facts.js';
import { type Asked, askedOf, bitsOf, concerned, type Panel, panelsOf } from './panel.js';
import { People } from './people.js';
import type { Rule } from './rule.js';

/** Answers that are remembered before all are forgotten: some ten megabytes. */
const REMEMBERED = 200_000;
/** Lines of one code and day that differ in units, last day, place, modifiers or traits, before all of these are forgotten. */
const UNLIKE = 100;

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

  /** Those for the payer of a claim on the day on which it is looked at. Payers for whom the same rules are share what is remembered. */
  of(claim: ClaimView): OfPayer {
    if (this.memory.answers > this.most) this.memory = new Memory();
    const { judgedOn, encounter } = claim.document;
    const { filingIndicator = null, payerId = null, payerName = null } = encounter.coverage ?? {};
    const words = [judgedOn, filingIndicator, payerId, payerName];
    const { payers } = this.memory;
    return (payers.get(words) ?? payers.set(words, this.find(claim))).at(claim.known);
  }

  /** How many questions a claim takes: a rule of lines is one for each line of which it is asked, one of diagnoses likewise. */
  questions(claim: ClaimView): number {
    const rules = this.of(claim);
    const { encounter } = claim.document;
    const asked = [
      rules.ofClaim(claim, [encounter, claim]),
      ...claim.loose.map((one) => rules.ofDiagnosis(one, [encounter, claim, null, one])),
      ...claim.lines.flatMap((line) => [
        rules.ofLine(line, [encounter, claim, line]),
        ...line.diagnoses.map((one) => rules.ofDiagnosis(one, [encounter, claim, line, one])),
      ]),
    ];
    return asked.flat().reduce((sum, { which }) => sum + bitsOf(which), 0);
  }

  private find(claim: ClaimView): OfPayer {
    const values = [claim.document.encounter, claim];
    const rules = this.rules.filter((rule) => rule.isForClaim(claim) && rule.concernsPayer(values));
    const words = [claim.document.judgedOn, rules.map(({ id }) => id).join(' ')];
    const { alike } = this.memory;
    return alike.get(words) ?? alike.set(words, new OfPayer(this.askedOf(new Set(rules)), this.memory));
  }

  private askedOf(rules: ReadonlySet<Rule>): OfPayer['rules'] {
    const of = (scope: Rule['scope']): readonly Asked[] => askedOf(this.panels[scope], (rule) => rules.has(rule));
    return { claim: of('claim'), line: of('line'), diagnosis: of('diagnosis') };
  }
}

/** What is remembered together. */
class Memory {
  readonly payers = new ByWords<OfPayer>();
  /** By the day and the rules. */
  readonly alike = new ByWords<OfPayer>();
  readonly people = new People();
  private readonly distinct = new Map<string, readonly Asked[]>();
  answers = 0;

  /** Remembers one more. Most are the same as another: they are one list, for few of them fit near the processor. */
  add(scope: Rule['scope'], answer: readonly Asked[]): readonly Asked[] {
    this.answers += 1;
    const text = [scope, ...answer.map(({ panel, which }) => `${panel.number} ${which}`)].join();
    const before = this.distinct.get(text);
    if (before === undefined) this.distinct.set(text, answer);
    return before ?? answer;
  }
}

/** Lines of one code and day that are alike, and the rules that can find anything in them. */
interface Alike {
  readonly traits: number;
  readonly units: number;
  readonly to: string;
  readonly place: string | null;
  readonly modifiers: readonly string[];
  readonly asked: readonly Asked[];
}

/** The rules for a payer. */
class OfPayer {
  private known: KnownFacts | null = null;
  /** By the numbers of people. */
  private readonly claims = new Map<number, readonly Asked[]>();
  /** By the numbers of facts. */
  private lines: Alike[][] = [];
  private diagnoses: (readonly Asked[])[] = [];

  constructor(
    readonly rules: Readonly<Record<Rule['scope'], readonly Asked[]>>,
    private readonly memory: Memory,
  ) {}

  /** Forgets what was found with other facts than these. */
  at(known: KnownFacts): this {
    if (known !== this.known) {
      this.known = known;
      this.lines = [];
      this.diagnoses = [];
    }
    return this;
  }

  /** Those that can find anything in a claim as a whole, on whatever day. */
  ofClaim({ document }: ClaimView, values: readonly unknown[]): readonly Asked[] {
    const people = this.memory.people.numberOf(document.encounter);
    const before = this.claims.get(people);
    if (before !== undefined) return before;
    const asked = this.asked('claim', values, () => true);
    this.claims.set(people, asked);
    return asked;
  }

  /** Those that can find anything in a line. */
  ofLine(line: LineView, values: readonly unknown[]): readonly Asked[] {
    const unlike = (this.lines[line.facts.number] ??= []);
    const { place, traits } = line;
    const { units, serviceTo: to, modifiers } = line.line;
    for (const one of unlike)
      if (one.traits === traits && one.units === units && one.place === place && one.to === to)
        if (areSame(one.modifiers, modifiers)) return one.asked;
    if (unlike.length === UNLIKE) unlike.length = 0;
    const asked = this.askedOfLine(line, values);
    unlike.push({ traits, units, to, place, modifiers, asked });
    return asked;
  }

  private askedOfLine(line: LineView, values: readonly unknown[]): readonly Asked[] {
    return this.asked('line', values, (rule) => rule.isInForce(line.facts.day) && rule.isForLine(line));
  }

  /** Those that can find anything in a diagnosis on its day. */
  ofDiagnosis(facts: DiagnosisFacts, values: readonly unknown[]): readonly Asked[] {
    return (this.diagnoses[facts.number] ??= this.askedOfDiagnosis(facts, values));
  }

  private askedOfDiagnosis({ day }: DiagnosisFacts, values: readonly unknown[]): readonly Asked[] {
    return this.asked('diagnosis', values, (rule) => rule.isInForce(day));
  }

  private asked(scope: Rule['scope'], values: readonly unknown[], isFor: (rule: Rule) => boolean): readonly Asked[] {
    return this.memory.add(scope, concerned(this.rules[scope], values, isFor));
  }
}
