import { describe, expect, test } from 'vitest';
import { judge } from '../src/domain/judge.js';
import { wrongExamples } from '../src/rulebook/example.js';
import { rulebook, rulebookTexts } from '../src/rulebook/house-rules.js';
import { modelClaim } from '../src/rulebook/model-claim.js';
import { ruleOf } from '../src/rulebook/written-rule.js';

test('the model claim: no rule has a word against it', () =>
  expect(judge(modelClaim(), rulebook)).toEqual({ outcome: 'judged', findings: [] }));

describe('every rule is shown by its examples', () => {
  for (const text of rulebookTexts) test(text.id, () => expect(wrongExamples(text, ruleOf(text))).toEqual([]));
});
