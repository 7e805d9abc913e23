import { brokenBy } from '../domain/broken.js';
import type { ClaimDocument } from '../domain/claim-document.js';
import { ClaimView } from '../domain/claim-view.js';
import type { Broken, Rule } from '../domain/rule.js';
import { modelClaim } from './model-claim.js';
import type { Example, RuleText } from './rule-file.js';

/** The model claim as an example changes it. */
export function claimOf({ encounter = {}, claim = {}, lines = [] }: Example): ClaimDocument {
  const model = modelClaim();
  const last = model.claim.lines.at(-1)!;
  const changed = Array.from({ length: Math.max(lines.length, model.claim.lines.length) }, (_, at) =>
    merged(model.claim.lines[at] ?? { ...last, line: at + 1, chargeId: String(at + 1) }, lines[at] ?? {}),
  );
  return merged(
    { ...model, claim: { ...model.claim, lines: changed } },
    { encounter, claim },
  ) as unknown as ClaimDocument;
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
  readonly finds: Broken;
  readonly shouldFind: Broken;
}

/** The examples of a rule that do not come out as they say. */
export function wrongExamples(text: RuleText, rule: Rule): readonly WrongExample[] {
  const all = [
    ...text.passes.map((example, at) => ({ name: `passes ${at + 1}`, example, shouldFind: [] as Broken })),
    ...text.fails.map((example, at) => ({ name: `fails ${at + 1}`, example, shouldFind: example.finds as Broken })),
  ];
  return all.flatMap(({ name, example, shouldFind }) => {
    const finds = brokenBy(rule, new ClaimView(claimOf(example)));
    const same = JSON.stringify(finds) === JSON.stringify(shouldFind);
    return same ? [] : [{ rule: text.id, example: name, finds, shouldFind }];
  });
}
