import type { ClaimLine, Finding } from '@chargeline/contracts';
import { brokenBy } from '../domain/broken.js';
import type { ClaimDocument } from '../domain/claim-document.js';
import { ClaimView } from '../domain/claim-view.js';
import { KnownFacts } from '../domain/facts.js';
import { judge } from '../domain/judge.js';
import type { PastClaim } from '../domain/past-claim.js';
import { doersOf } from '../domain/past-view.js';
import { type Repair, repaired } from '../domain/repair.js';
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
  const [{ code, modifiers, units, serviceFrom, serviceTo, placeOfService }] = claim.lines as [ClaimLine];
  const first = { code, modifiers, units, serviceFrom, serviceTo, placeOfService };
  const past = lines.map((line) => ({ ...first, serviceTo: line.serviceFrom ?? serviceTo, ...line }));
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
  /** The field that a repair sets to something that it cannot hold; null where that is not what is wrong. */
  readonly unfit: string | null;
}

/** The examples of a rule that do not come out as they say, or that its repair does not mend. */
export function wrongExamples(text: RuleText, rule: Rule): readonly WrongExample[] {
  const passes = text.passes.flatMap((example, at) => {
    const finds = brokenBy(rule, viewOf(example));
    return finds.length === 0
      ? []
      : [{ rule: text.id, example: `passes ${at + 1}`, finds, shouldFind: [], unfit: null }];
  });
  const fails = text.fails.flatMap((example, at): readonly WrongExample[] => {
    const name = `fails ${at + 1}`;
    const document = claimOf(example);
    const finds = brokenBy(rule, viewOf(example));
    if (JSON.stringify(finds) !== JSON.stringify(example.finds))
      return [{ rule: text.id, example: name, finds, shouldFind: example.finds, unfit: null }];
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
  const { repair } = rule;
  const wrong = (finds: readonly unknown[], shouldFind: readonly unknown[], unfit: string | null = null) =>
    JSON.stringify(finds) === JSON.stringify(shouldFind) ? [] : [{ finds, shouldFind, unfit }];
  if (repair === null) return repairs === undefined ? [] : [{ finds: [], shouldFind: repairs, unfit: null }];
  const { findings } = judge(document, [rule]);
  const unfit = unfitValues(repair, document, findings);
  if (unfit.length > 0) return wrong(unfit, [], repair.field);
  const proposed = findings.map((one) => (one.repair === null ? null : (JSON.parse(one.repair.after) as unknown)));
  const otherwise = repairs === undefined ? [] : wrong(proposed, repairs);
  if (otherwise.length > 0) return otherwise;
  const lines = document.claim.lines.map((line) => {
    const at = findings.findIndex((finding) => finding.line === line.line);
    return at === -1 || proposed[at] === null ? line : repaired(line, repair.field, proposed[at]);
  });
  const unmended = findings.filter((one) => one.repair === null).map(({ line }) => line);
  return wrong(brokenBy(rule, new ClaimView({ ...document, claim: { ...document.claim, lines } })), unmended);
}

/** What a repair makes of lines that are found and that do not take it. */
function unfitValues(repair: Repair, document: ClaimDocument, findings: readonly Finding[]): readonly unknown[] {
  const view = new ClaimView(document);
  const found = view.lines.filter(({ line }) => findings.some((one) => one.line === line.line && one.repair === null));
  return found.map((line) => repair.valueAsWritten([document.encounter, view, line])).filter((value) => value !== null);
}
