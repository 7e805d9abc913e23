import { expect, test } from 'vitest';
import { rulebook } from '../rulebook/house-rules.js';
import { modelClaim } from '../rulebook/model-claim.js';
import { ClaimView } from './claim-view.js';
import { askedOf, bitsOf, holding, panelsOf } from './panel.js';

const rules = rulebook.filter(({ scope }) => scope === 'line').map((rule) => ({ ...rule, rest: null }));
const panels = panelsOf(rules);
const view = new ClaimView(modelClaim());
const values = [view.document.encounter, view, view.lines[0]];

test('every rule is in one panel, in the order of the rulebook', () =>
  expect(panels.flatMap((panel) => panel.rules)).toEqual(rules));

test('only what is asked is told, and all of it where nothing is left to ask', () => {
  for (const wanted of [1, 2, 3, 7, rules.length]) {
    const some = new Set(rules.filter((_, at) => at % wanted === 0));
    const asked = askedOf(panels, (rule) => some.has(rule as (typeof rules)[number]));
    expect(holding(asked, values)).toEqual([...some]);
    expect(asked.reduce((sum, { which }) => sum + bitsOf(which), 0)).toBe(some.size);
  }
});

test('where no rule is asked, no panel is', () => expect(askedOf(panels, () => false)).toEqual([]));
