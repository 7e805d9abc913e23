import { type Expression, parseCondition } from '@chargeline/rules';
import { ZenEngine } from '@gorules/zen-engine';
import { literalOf, pathOf, textsOf, untranslatable } from './literals.js';
import { type Peer, SCOPES, scalarTexts } from './scalar-rules.js';

/** The forty rules in zen-engine: a decision with one node of expressions for each scope. */
export function zenEngine(): Peer {
  const engine = new ZenEngine();
  const decisions = SCOPES.map((scope) => [scope, engine.createDecision(decisionOf(scope))] as const);
  return async (facts) => {
    const found: string[] = [];
    for (const [scope, decision] of decisions)
      for (const { line, values } of facts[scope]) {
        const { result } = (await decision.evaluate(contextOf(values))) as { result: Record<string, boolean> };
        for (const [key, holds] of Object.entries(result)) if (holds) found.push(`${key.replace('_', '-')} ${line}`);
      }
    return found;
  };
}

function decisionOf(scope: (typeof SCOPES)[number]): object {
  const expressions = scalarTexts(scope).map(({ id, when }) => ({
    id,
    key: id.replace('-', '_'),
    value: written(parseCondition(when)),
  }));
  const at = { x: 0, y: 0 };
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'claim', position: at },
      { id: 'rules', type: 'expressionNode', name: 'rules', position: at, content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'findings', position: at },
    ],
    edges: [
      { id: 'first', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'second', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  };
}

/** Paths are names there, as `line_schedule_status`. */
const nameOf = (path: string): string => path.replaceAll('.', '_');

const contextOf = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([path, value]) => [nameOf(path), value]));

/** What is missing is null there, so each comparison also asks whether its values are there. */
function written(expression: Expression): string {
  switch (expression.is) {
    case 'not':
      return `(not ${written(expression.of)})`;
    case 'presence':
      return `(${valueOf(expression.of)} ${expression.present ? '!=' : '=='} null)`;
    case 'field':
      return `(${valueOf(expression)} == true)`;
    case 'binary':
      return binary(expression);
    default:
      throw untranslatable(expression);
  }
}

function binary({ operator, left, right }: Expression & { readonly is: 'binary' }): string {
  if (operator === 'and' || operator === 'or') return `(${written(left)} ${operator} ${written(right)})`;
  const one = valueOf(left);
  if (operator === 'in' && right.is === 'list')
    return `(${one} != null and ${one} in ${JSON.stringify(textsOf(right))})`;
  if (operator === 'has') {
    const texts = right.is === 'list' ? textsOf(right) : [literalOf(right)];
    return `(${texts.map((text) => `${JSON.stringify(text)} in ${one}`).join(' or ')})`;
  }
  const other = valueOf(right);
  const there = [one, ...(pathOf(right) === null ? [] : [other])].map((value) => `${value} != null`);
  return `(${[...there, `${one} ${operator === '=' ? '==' : operator} ${other}`].join(' and ')})`;
}

function valueOf(expression: Expression): string {
  const path = pathOf(expression);
  if (path !== null) return nameOf(path);
  const value = literalOf(expression);
  if (value === undefined) throw untranslatable(expression);
  return JSON.stringify(value);
}
