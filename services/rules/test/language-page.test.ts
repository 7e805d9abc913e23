import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleOf, wrongExamples } from '../src/index.js';
import { checkExamples } from '../src/rulebook/check-examples.js';
import { readRule } from '../src/rulebook/read-rulebook.js';

const page = readFileSync(new URL('../rulebook/LANGUAGE.md', import.meta.url), 'utf8');

test('the rule that the page shows loads, and its examples come out', () => {
  const [, shown] = /^```yaml\n([^]*?)^```$/m.exec(page)!;
  const text = readRule(shown!, 'LANGUAGE.md');
  checkExamples(text);
  expect(wrongExamples(text, ruleOf(text))).toEqual([]);
});
