import { byShippedReleases } from '@chargeline/codes';
import type { OwnRule } from '../domain/overlay.js';
import type { Rule } from '../domain/rule.js';
import { checkExamples } from './check-examples.js';
import { wrongExamples } from './example.js';
import { ownText } from './own-rule.js';
import { RuleFault } from './rule-fault.js';
import type { Example, RuleText } from './rule-file.js';
import { ruleOf } from './written-rule.js';

/** What a rule of a tenant may be at most: it is read and proven while others wait. */
const MOST = { when: 2_000, to: 500, sentence: 500, examples: 40, lines: 50, pastLines: 50 };

/** What it may cost, as `costOf` counts: a tenth of a second of the longest claim. No rule of the house costs more. */
export const MOST_STEPS = 10_000_000;

/**
 * The rule that a tenant wrote: one entry of a rulebook file in YAML. Everything in it is checked, and its examples must come out.
 * Throws RuleFault, whose message the tenant may read.
 */
export function checkedOwnRule(text: string, tenantId: string): OwnRule {
  const written = ownText(text);
  checkSizes(written);
  checkTenants(written, tenantId);
  const rule = ruleOf(written);
  checkCost(rule);
  checkExamples(written);
  checkProven(written, rule);
  return { text: written, rule };
}

function checkSizes({ id, when, repair, because, source, passes, fails }: RuleText): void {
  const examples = [...passes, ...fails];
  const most = (what: string, size: number, limit: number): void => {
    if (size > limit) throw new RuleFault(id, `${what} are ${limit} at most, and it has ${size}.`);
  };
  most('the characters of its condition', when.length, MOST.when);
  most('the characters of its repair', (repair?.to ?? '').length, MOST.to);
  for (const sentence of [because, source, repair?.says ?? ''])
    most('the characters of a sentence', sentence.length, MOST.sentence);
  most('examples', examples.length, MOST.examples);
  for (const example of examples) {
    most('the lines of an example', linesOf(example), MOST.lines);
    most('the past lines of an example', pastLinesOf(example), MOST.pastLines);
  }
}

const linesOf = ({ lines = [] }: Example): number => lines.length;
const pastLinesOf = ({ history = [] }: Example): number => history.reduce((sum, { lines }) => sum + lines.length, 0);

function checkTenants({ id, applies }: RuleText, tenantId: string): void {
  if ((applies?.tenants ?? []).some((tenant) => tenant !== tenantId))
    throw new RuleFault(id, 'it can be for nobody but your own tenant. Leave "tenants" out.');
}

function checkCost({ id, cost }: Rule): void {
  if (cost <= MOST_STEPS) return;
  throw new RuleFault(
    id,
    `it takes ${told(cost)} steps to ask it of the longest claim, and ${told(MOST_STEPS)} are the most: a walk takes some for each item, and a walk within a walk for each item of both. Walk a shorter list, not one within another, or ask it of lines instead of diagnoses.`,
  );
}

const told = (steps: number): string => steps.toLocaleString('en-US');

function checkProven(written: RuleText, rule: Rule): void {
  const [wrong] = byShippedReleases(() => wrongExamples(written, rule));
  if (wrong === undefined) return;
  const { example, finds, shouldFind, unfit } = wrong;
  throw new RuleFault(
    written.id,
    unfit === null
      ? `its example ${example} finds ${JSON.stringify(finds)} and should find ${JSON.stringify(shouldFind)}.`
      : `in its example ${example} the repair makes ${JSON.stringify(finds[0])} of ${unfit}, which cannot hold that.`,
  );
}
