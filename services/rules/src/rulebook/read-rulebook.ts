import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, type YAMLParseError, type YAMLWarning } from 'yaml';
import { RuleFault } from './rule-fault.js';
import { RuleFile, RuleText } from './rule-file.js';
import { shapeFaults } from './shape-faults.js';

/** The rules of a folder, file by file in the order of their names. Throws RuleFault, which names file and rule. */
export function readRulebook(folder: string): readonly RuleText[] {
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted();
  const rules = files.flatMap((name) => readRules(readFileSync(join(folder, name), 'utf8'), name));
  for (const what of ['id', 'title', 'because'] as const) checkUnique(rules, what);
  return rules;
}

function checkUnique(rules: readonly RuleText[], what: 'id' | 'title' | 'because'): void {
  const before = new Map<string, string>();
  for (const rule of rules) {
    const other = before.get(rule[what]);
    if (other !== undefined) {
      const same = `has the same ${what} as ${other}: "${rule[what]}".`;
      throw new RuleFault(rule.id, what === 'id' ? 'there are two rules of this id.' : same);
    }
    before.set(rule[what], rule.id);
  }
}

/** The rules of one file's text. Throws RuleFault. */
export function readRules(text: string, name: string): readonly RuleText[] {
  const value = valueOf(text, name);
  const read = RuleFile.safeParse(value);
  if (!read.success) throw new RuleFault(name, shapeFaults(read.error, value));
  const { family, rules } = read.data;
  for (const { id } of rules)
    if (!id.startsWith(`${family}-`)) throw new RuleFault(name, `${id} is not of the family ${family}.`);
  for (const what of ['id', 'title', 'because'] as const) checkUnique(rules, what);
  return rules;
}

/** The one rule of a text, as an entry of a file has it, or a file of one rule. Throws RuleFault. */
export function readRule(text: string, name: string): RuleText {
  const whole = valueOf(text, name);
  const rules = (whole as { readonly rules?: unknown } | null)?.rules ?? whole;
  if (Array.isArray(rules) && rules.length !== 1)
    throw new RuleFault(name, `these are ${rules.length} rules. Give one at a time.`);
  const value: unknown = Array.isArray(rules) ? rules[0] : rules;
  const read = RuleText.safeParse(value);
  if (!read.success) throw new RuleFault(name, shapeFaults(read.error, value));
  return read.data;
}

/** A file says each thing where it stands: it has no anchors to refer to, and no tags. */
function valueOf(text: string, name: string): unknown {
  const document = parsed(text, name);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw new RuleFault(name, yamlFault(fault));
  if (document.contents === null) throw new RuleFault(name, 'it holds nothing.');
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new RuleFault(
      name,
      'it refers to another place by an anchor (& and *). Write the thing out where it belongs.',
    );
  }
}

function parsed(text: string, name: string): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { logLevel: 'error' });
  } catch {
    throw new RuleFault(name, 'its parts stand too deep in each other to be read.');
  }
}

function yamlFault({ code, linePos }: YAMLParseError | YAMLWarning): string {
  const place = linePos === undefined ? '' : `, line ${linePos[0].line} column ${linePos[0].col}`;
  return `this is no YAML${place} (${code.toLowerCase().replaceAll('_', ' ')}).`;
}
