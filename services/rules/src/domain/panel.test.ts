import { expect, test } from 'vitest';
import { BOOLEAN } from '../language/types.js';
import { rulebook } from '../rulebook/house-rules.js';
import { modelClaim } from '../rulebook/model-claim.js';
import { ClaimView } from './claim-view.js';
import { askedOf, bitsOf, concerned, holding, panelsOf } from './panel.js';
import type { Rule } from './rule.js';

const rules = rulebook.filter(({ scope }) => scope === 'line');
const open = panelsOf(rules.map((rule) => ({ ...rule, concerns: null, rest: null })));
const view = new ClaimView(modelClaim());
const values = [view.document.encounter, view, view.lines[0]];

test('every rule is in one panel, those that are asked of everything before the others', () => {
  const [always, seldom] = [rules.filter(({ concerns }) => concerns === null), rules.filter((rule) => rule.concerns)];
  expect(panelsOf(rules).flatMap((panel) => panel.rules)).toEqual([...always, ...seldom]);
  expect(always.length * seldom.length).toBeGreaterThan(0);
});

test('only what is asked is told, and all of it where nothing is left to ask', () => {
  for (const wanted of [1, 2, 3, 7, rules.length]) {
    const ordered = open.flatMap((panel) => panel.rules);
    const some = new Set(ordered.filter((_, at) => at % wanted === 0));
    const asked = askedOf(open, (rule) => some.has(rule));
    expect(holding(asked, values)).toEqual([...some]);
    expect(asked.reduce((sum, { which }) => sum + bitsOf(which), 0)).toBe(some.size);
  }
});

test('a rule whose demand fails is not worth asking', () => {
  const demanding = (id: string, boolean: boolean): Rule => ({
    ...rules[0]!,
    id,
    concerns: { is: 'literal', type: BOOLEAN, value: { type: 'boolean', boolean } },
  });
  const panels = panelsOf([demanding('A', true), demanding('B', false), { ...rules[0]!, id: 'C', concerns: null }]);
  const asked = concerned(
    askedOf(panels, () => true),
    'concern',
    values,
    ({ id }) => id !== 'C',
  );
  expect(asked).toEqual([{ panel: panels[0], which: 1 << panels[0]!.rules.findIndex(({ id }) => id === 'A') }]);
});

test('where no rule is asked, no panel is', () => expect(askedOf(open, () => false)).toEqual([]));
