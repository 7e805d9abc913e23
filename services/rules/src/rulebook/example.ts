import type { ClaimLine } from '@chargeline/contracts';
import { brokenBy } from '../domain/broken.js';
import type { ClaimDocument } from '../domain/claim-document.js';
import { ClaimView } from '../domain/claim-view.js';
import { KnownFacts } from '../domain/facts.js';
import { judge } from '../domain/judge.js';
import type { PastClaim } from '../domain/past-claim.js';
import { doersOf } from '../domain/past-view.js';
import { repaired } from '../domain/repair.js';
import type { Rule } from '../domain/rule.js';
import { modelClaim } from './model-claim.js';
import type { Earlier, Example, FailingExample, RuleText } from './rule-file.js';

/** The model claim as an example changes it. */
export function claimOf({ judgedOn, encounter = {}, claim = {}, lines = [], history }: Example): ClaimDocument {
  const model = modelClaim();
  const last = model.claim.lines.at(-1)!;
  const changed = Array.from({ length: Math.max(lines.length, model.claim.lines.length) }, (_, at) =>
    merged(model.claim.lines[at] ?? { ...last, line: at + 1, chargeId: String(at + 1) }, lines[at] ?? {}),
  );
  return merged(
    { ...model, claim: { ...model.claim, lines: changed } },
    {
      encounter,
      claim,
      ...(judgedOn === undefined ? {} : { judgedOn }),
      ...(history === undefined ? {} : { history: history.map((earlier) => pastClaimOf(earlier, model)) }),
    },
  ) as unknown as ClaimDocument;
}

function pastClaimOf({ lines, ...doers }: Earlier, { encounter, claim }: ClaimDocument): PastClaim {
  const [first] = claim.lines as [ClaimLine];
  const past = lines.map((line) => ({ ...first, serviceTo: line.serviceFrom ?? first.serviceTo, ...line }));
  return { ...doersOf(encounter), ...doers, lines: past };
}

function viewOf(example: Example): ClaimView {
  const document = claimOf(example);
  if (example.edits === undefined) return new ClaimView(document);
  const edits = Object.entries(example.edits).map(
    ([code, edit]) => [code, { ...edit, rationale: '', release: 'example' }] as const,
  );
  return new ClaimView(document, new KnownFacts(null, new Map(edits)));
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (model: object, change: Json): Json => ({
  ...model,
  ...Object.fromEntries(
    Object.entries(change).map(([name, value]) => {
      const before = (model as Json)[name];
      return [name, isObject(before) && isObject(value) ? merged(before, value) : value];
    }),
  ),
});

/** An example that does not show what its rule says. */
export interface WrongExample {
  readonly rule: string;
  /** Its place among the passing or the failing ones, from 1. */
  readonly example: string;
  /** Lines (null: the claim), or values that a repair proposes. */
  readonly finds: readonly unknown[];
  readonly shouldFind: readonly unknown[];
}

/** The examples of a rule that do not come out as they say, or that its repair does not mend. */
export function wrongExamples(text: RuleText, rule: Rule): readonly WrongExample[] {
  const passes = text.passes.flatMap((example, at) => {
    const finds = brokenBy(rule, viewOf(example));
    return finds.length === 0 ? [] : [{ rule: text.id, example: `passes ${at + 1}`, finds, shouldFind: [] }];
  });
  const fails = text.fails.flatMap((example, at): readonly WrongExample[] => {
    const name = `fails ${at + 1}`;
    const document = claimOf(example);
    const finds = brokenBy(rule, viewOf(example));
    if (JSON.stringify(finds) !== JSON.stringify(example.finds))
      return [{ rule: text.id, example: name, finds, shouldFind: example.finds }];
    return wrongRepairs(rule, document, example).map((found) => ({ rule: text.id, example: name, ...found }));
  });
  return [...passes, ...fails];
}

/** Whether the repair proposes what the example says, and leaves nothing for the rule to find. */
function wrongRepairs(
  rule: Rule,
  document: ClaimDocument,
  { repairs }: FailingExample,
): readonly Omit<WrongExample, 'rule' | 'example'>[] {
  if (rule.repair === null) return repairs === undefined ? [] : [{ finds: [], shouldFind: repairs }];
  const { findings } = judge(document, [rule]);
  const proposed = findings.map(({ repair }) => (repair === null ? null : (JSON.parse(repair.after) as unknown)));
  if (repairs !== undefined && JSON.stringify(proposed) !== JSON.stringify(repairs))
    return [{ finds: proposed, shouldFind: repairs }];
  const { field } = rule.repair;
  const lines = document.claim.lines.map((line) => {
    const at = findings.findIndex((finding) => finding.line === line.line);
    return at === -1 || proposed[at] === null ? line : repaired(line, field, proposed[at]);
  });
  const unmended = findings.filter(({ repair }) => repair === null).map(({ line }) => line);
  const finds = brokenBy(rule, new ClaimView({ ...document, claim: { ...document.claim, lines } }));
  return JSON.stringify(finds) === JSON.stringify(unmended) ? [] : [{ finds, shouldFind: unmended }];
}
