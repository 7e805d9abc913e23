import { expect, test } from 'vitest';
import { rulebook } from '../rulebook/house-rules.js';
import { modelClaim } from '../rulebook/model-claim.js';
import { ClaimView } from './claim-view.js';
import { askedOf, bitsOf, holding, panelsOf } from './panel.js';

const rules = rulebook.filter(({ scope }) => scope === 'line').map((rule) => ({ ...rule, rest: null }));
const panels = panelsOf(rules);
const view = new ClaimView(modelClaim());
const values = [view.document.encounter, view, view.lines[0]];

test('every rule is in one panel, those that are asked of everything before the others', () => {
  const [always, seldom] = [rules.filter(({ concerns }) => concerns === null), rules.filter((rule) => rule.concerns)];
  expect(panels.flatMap((panel) => panel.rules)).toEqual([...always, ...seldom]);
  expect(always.length * seldom.length).toBeGreaterThan(0);
});

test('only what is asked is told, and all of it where nothing is left to ask', () => {
  for (const wanted of [1, 2, 3, 7, rules.length]) {
    const ordered = panels.flatMap((panel) => panel.rules);
    const some = new Set(ordered.filter((_, at) => at % wanted === 0));
    const asked = askedOf(panels, (rule) => some.has(rule));
    expect(holding(asked, values)).toEqual([...some]);
    expect(asked.reduce((sum, { which }) => sum + bitsOf(which), 0)).toBe(some.size);
  }
});

test('where no rule is asked, no panel is', () => expect(askedOf(panels, () => false)).toEqual([]));
