import type { ClaimView, DiagnosisView, LineView } from './claim-view.js';
import type { KnownFacts } from './facts.js';
import { type Asked, askedOf, bitsOf, type Panel, panelsOf } from './panel.js';
import type { Rule } from './rule.js';

/** Payers and days of judging that are remembered before all are forgotten. */
const PAYERS = 10_000;
/** Lines of one code and day that differ in units, last day, place, modifiers or traits, before all of these are forgotten. */
const UNLIKE = 100;

/**
 * Which rules can find anything in a claim: most are for other payers, codes, days, places or modifiers. What these few words
 * decide is found once and remembered. A rule that is left out could not hold; one that is named must still be asked.
 */
export class WorthAsking {
  private readonly panels: Readonly<Record<Rule['scope'], readonly Panel[]>>;
  private readonly days: Words<Words<Words<Words<OfPayer>>>> = new Map();
  private readonly alike = new Map<string, OfPayer>();
  private payers = 0;

  constructor(private readonly rules: readonly Rule[]) {
    const of = (scope: Rule['scope']): readonly Panel[] => panelsOf(rules.filter((rule) => rule.scope === scope));
    this.panels = { claim: of('claim'), line: of('line'), diagnosis: of('diagnosis') };
  }

  /** Those for the payer of a claim on the day on which it is looked at. Payers for whom the same rules are share what is remembered. */
  of(claim: ClaimView): OfPayer {
    const { judgedOn, encounter } = claim.document;
    const { filingIndicator = null, payerId = null, payerName = null } = encounter.coverage ?? {};
    const payers = within(within(within(this.days, judgedOn), filingIndicator), payerId);
    let found = payers.get(payerName);
    if (found === undefined) {
      found = this.find(claim);
      payers.set(payerName, found);
      this.payers += 1;
    }
    if (this.payers > PAYERS) {
      this.payers = 0;
      this.days.clear();
      this.alike.clear();
    }
    return found.at(claim.known);
  }

  /** How many questions a claim takes: a rule of lines is one for each line of which it is asked, one of diagnoses likewise. */
  questions(claim: ClaimView): number {
    const rules = this.of(claim);
    const { encounter } = claim.document;
    const asked = [
      rules.ofClaim,
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
    const name = [claim.document.judgedOn, ...rules.map(({ id }) => id)].join(' ');
    const found = this.alike.get(name) ?? new OfPayer(this.panels, new Set(rules));
    this.alike.set(name, found);
    return found;
  }
}

/** By a word of a claim; null where it has none. */
type Words<Of> = Map<string | null, Of>;

function within<Of>(outer: Words<Words<Of>>, key: string | null): Words<Of> {
  const before = outer.get(key);
  if (before !== undefined) return before;
  const inner: Words<Of> = new Map();
  outer.set(key, inner);
  return inner;
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
  readonly ofClaim: readonly Asked[];
  private known: KnownFacts | null = null;
  /** By the numbers of facts. */
  private lines: Alike[][] = [];
  private diagnoses: (readonly Asked[])[] = [];

  constructor(
    private readonly panels: WorthAsking['panels'],
    private readonly rules: ReadonlySet<Rule>,
  ) {
    this.ofClaim = askedOf(panels.claim, (rule) => rules.has(rule));
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
  ofLine(line: LineView, values: readonly unknown[]): readonly Asked[] {
    const unlike = (this.lines[line.facts.number] ??= []);
    const { place, traits } = line;
    const { units, serviceTo: to, modifiers } = line.line;
    for (const one of unlike)
      if (one.traits === traits && one.units === units && one.to === to && one.place === place)
        if (areSame(one.modifiers, modifiers)) return one.asked;
    if (unlike.length === UNLIKE) unlike.length = 0;
    const asked = this.asked('line', line.facts.day, values, (rule) => rule.isForLine(line));
    unlike.push({ traits, units, to, place, modifiers, asked });
    return asked;
  }

  /** Those that can find anything in a diagnosis on its day. */
  ofDiagnosis({ facts }: DiagnosisView, values: readonly unknown[]): readonly Asked[] {
    return (this.diagnoses[facts.number] ??= this.asked('diagnosis', facts.day, values, () => true));
  }

  private asked(
    scope: Rule['scope'],
    day: string,
    values: readonly unknown[],
    isFor: (rule: Rule) => boolean,
  ): readonly Asked[] {
    return askedOf(
      this.panels[scope],
      (rule) => this.rules.has(rule) && rule.isInForce(day) && isFor(rule) && rule.concerns(values),
    );
  }
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
