import { releasesInUse } from '@chargeline/codes';
import type { ClaimView, LineView } from './claim-view.js';
import type { Rule } from './rule.js';

interface Concerned {
  readonly always: readonly Rule[];
  /** With those that need a modifier. */
  readonly withModifiers: readonly Rule[];
}

/** Codes and days that are remembered; a practice has some hundreds a year. */
const REMEMBERED = 20_000;

/**
 * Which rules of lines can find anything in a line: found once for its code and first day, for most rules ask of these before
 * anything else. Forgotten when the reference data change.
 */
export class LineRules {
  private readonly rules: readonly Rule[];
  private readonly known = new Map<string, Map<string, Concerned>>();
  private size = 0;
  private askedOf: unknown;

  constructor(rules: readonly Rule[]) {
    this.rules = rules.filter(({ scope }) => scope === 'line');
  }

  /** The rules that are worth asking, in the order of the rulebook. */
  of(line: LineView, view: ClaimView): readonly Rule[] {
    const { always, withModifiers } = this.concerned(line, view);
    return line.line.modifiers.length === 0 ? always : withModifiers;
  }

  private concerned(line: LineView, view: ClaimView): Concerned {
    this.forgetWhenChanged();
    const { code, serviceFrom } = line.line;
    let days = this.known.get(code);
    if (days === undefined) this.known.set(code, (days = new Map()));
    const before = days.get(serviceFrom);
    if (before !== undefined) return before;
    const values = [view.document.encounter, view, line];
    const withModifiers = this.rules.filter(({ isInForce, concerns }) => isInForce(serviceFrom) && concerns(values));
    const found = { always: withModifiers.filter(({ needsModifier }) => !needsModifier), withModifiers };
    days.set(serviceFrom, found);
    this.size += 1;
    return found;
  }

  private forgetWhenChanged(): void {
    const releases = releasesInUse();
    if (releases === this.askedOf && this.size < REMEMBERED) return;
    this.askedOf = releases;
    this.known.clear();
    this.size = 0;
  }
}
