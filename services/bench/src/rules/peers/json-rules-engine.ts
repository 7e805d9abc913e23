import type { Expression } from '@chargeline/rules';
import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { literalOf, pathOf, textsOf, untranslatable } from './literals.js';
import { type Peer, SCOPES, scalarTexts } from './scalar-rules.js';
import { parseCondition } from '@chargeline/rules';

/** The forty rules in json-rules-engine. */
export function jsonRulesEngine(): Peer {
  const engines = SCOPES.map((scope) => {
    const rules = scalarTexts(scope).map(({ id, when }) => ({
      conditions: { all: [conditionsOf(parseCondition(when))] } satisfies TopLevelCondition,
      event: { type: id },
    }));
    return [scope, new Engine(rules)] as const;
  });
  return async (facts) => {
    const found: string[] = [];
    for (const [scope, engine] of engines)
      for (const { line, values } of facts[scope]) {
        const { events } = await engine.run(values);
        for (const { type } of events) found.push(`${type} ${line}`);
      }
    return found;
  };
}

const OPERATORS: Readonly<Record<string, string>> = {
  '=': 'equal',
  '!=': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};

/** What is missing is null there, so each comparison also asks whether its facts are there. */
function conditionsOf(expression: Expression): NestedCondition {
  switch (expression.is) {
    case 'not':
      return { not: conditionsOf(expression.of) };
    case 'presence':
      return { fact: factOf(expression.of), operator: expression.present ? 'notEqual' : 'equal', value: null };
    case 'field':
      return { fact: factOf(expression), operator: 'equal', value: true };
    case 'binary':
      return binaryOf(expression);
    default:
      throw untranslatable(expression);
  }
}

function binaryOf({ operator, left, right }: Expression & { readonly is: 'binary' }): NestedCondition {
  if (operator === 'and') return { all: [conditionsOf(left), conditionsOf(right)] };
  if (operator === 'or') return { any: [conditionsOf(left), conditionsOf(right)] };
  if (operator === 'in' && right.is === 'list') return { fact: factOf(left), operator: 'in', value: textsOf(right) };
  if (operator === 'has') {
    const texts = right.is === 'list' ? textsOf(right) : [literalOf(right)];
    return { any: texts.map((value) => ({ fact: factOf(left), operator: 'contains', value })) };
  }
  const name = OPERATORS[operator];
  if (name === undefined) throw untranslatable(left);
  const other = pathOf(right);
  const compared = { fact: factOf(left), operator: name, value: other === null ? literalOf(right) : { fact: other } };
  const facts = [factOf(left), ...(other === null ? [] : [other])];
  return { all: [...facts.map((fact) => ({ fact, operator: 'notEqual', value: null })), compared] };
}

function factOf(expression: Expression): string {
  const path = pathOf(expression);
  if (path === null) throw untranslatable(expression);
  return path;
}
