import { type Answer, type Answers, Dated, Undated } from './answers.js';
import { areSame } from './are-same.js';
import type { ClaimView, LineView } from './claim-view.js';
import type { DiagnosisFacts, KnownFacts } from './facts.js';
import { concerned } from './panel.js';
import type { People } from './people.js';
import type { Rule } from './rule.js';

/** Lines of one code that differ in units, place, modifiers or traits, before all of these are forgotten. */
const UNLIKE = 200;

/** Lines of one code that are alike, and the rules that can find anything in them. */
interface Alike {
  readonly traits: number;
  readonly units: number;
  readonly place: string | null;
  readonly modifiers: readonly string[];
  readonly asked: Undated;
}

type Rules = Readonly<Record<Rule['scope'], Answer>>;

/** Those of some rules of a scope that can find anything. */
type Concerned = (
  scope: Rule['scope'],
  by: 'concern' | 'concernDays',
  values: readonly unknown[],
  isFor: (rule: Rule) => boolean,
) => Answer;

const concernedOf =
  (rules: Rules, answers: Answers): Concerned =>
  (scope, by, values, isFor) =>
    answers.add(scope, concerned(rules[scope], by, values, isFor));

/** The rules for a payer on the day on which claims are looked at: which of them are worth asking of what. */
export class OfPayer {
  /** By the numbers of people. */
  private readonly claims = new Map<number, Answer>();
  private readonly concerned: Concerned;

  constructor(
    /** Of lines and diagnoses: payers for whom the same rules are have them together. */
    readonly parts: OfParts,
    private readonly people: People,
    answers: Answers,
  ) {
    this.concerned = concernedOf(parts.rules, answers);
  }

  /** Those that can find anything in a claim as a whole, on whatever day. */
  ofClaim({ document }: ClaimView, values: readonly unknown[]): Answer {
    const people = this.people.numberOf(document.encounter);
    const before = this.claims.get(people);
    if (before !== undefined) return before;
    const asked = this.concerned('claim', 'concern', values, () => true);
    this.claims.set(people, asked);
    return asked;
  }
}

/** The same rules for some payers: which of them are worth asking of a line or of a diagnosis. */
export class OfParts {
  private known: KnownFacts | null = null;
  /** By the numbers of facts. */
  private lines: Alike[][] = [];
  private diagnoses: Undated[] = [];
  private readonly daysOfLines = new Dated();
  private readonly daysOfDiagnoses = new Dated();
  private readonly concerned: Concerned;

  constructor(
    readonly rules: Rules,
    private readonly answers: Answers,
  ) {
    this.concerned = concernedOf(rules, answers);
  }

  /** Forgets what was found with other facts than these. */
  at(known: KnownFacts): this {
    if (known !== this.known) {
      this.known = known;
      this.lines = [];
      this.diagnoses = [];
    }
    return this;
  }

  /** Those that can find anything in a line. */
  ofLine(line: LineView, values: readonly unknown[]): Answer {
    const { serviceFrom, serviceTo } = line.line;
    const days = this.daysOfLines.on(serviceFrom, serviceTo, () =>
      this.concerned('line', 'concernDays', values, (rule) => rule.isInForce(serviceFrom)),
    );
    return this.undatedOf(line, values).on(days, 'line', this.answers);
  }

  private undatedOf(line: LineView, values: readonly unknown[]): Undated {
    const unlike = (this.lines[line.facts.number] ??= []);
    const { place, traits } = line;
    const { units, modifiers } = line.line;
    for (const one of unlike)
      if (one.traits === traits && one.units === units && one.place === place && areSame(one.modifiers, modifiers))
        return one.asked;
    if (unlike.length === UNLIKE) unlike.length = 0;
    const asked = new Undated(this.concerned('line', 'concern', values, (rule) => rule.isForLine(line)));
    unlike.push({ traits, units, place, modifiers, asked });
    return asked;
  }

  /** Those that can find anything in a diagnosis on its day. */
  ofDiagnosis({ number, day }: DiagnosisFacts, values: readonly unknown[]): Answer {
    const days = this.daysOfDiagnoses.on(day, day, () =>
      this.concerned('diagnosis', 'concernDays', values, (rule) => rule.isInForce(day)),
    );
    const undated = (this.diagnoses[number] ??= new Undated(
      this.concerned('diagnosis', 'concern', values, () => true),
    ));
    return undated.on(days, 'diagnosis', this.answers);
  }
}
