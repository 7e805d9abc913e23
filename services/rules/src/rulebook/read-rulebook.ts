import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { RuleFault } from './rule-fault.js';
import { RuleFile, type RuleText } from './rule-file.js';

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
    if (other !== undefined) throw new RuleFault(rule.id, `has the same ${what} as ${other}: "${rule[what]}".`);
    before.set(rule[what], rule.id);
  }
}

/** The rules of one file's text. Throws RuleFault. */
export function readRules(text: string, name: string): readonly RuleText[] {
  const read = RuleFile.safeParse(valueOf(text, name));
  if (!read.success) throw new RuleFault(name, z.prettifyError(read.error));
  const { family, rules } = read.data;
  for (const { id } of rules)
    if (!id.startsWith(`${family}-`)) throw new RuleFault(name, `${id} is not of the family ${family}.`);
  return rules;
}

/** A file says each thing where it stands: it has no anchors to refer to. */
function valueOf(text: string, name: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (fault) {
    throw new RuleFault(name, (fault as Error).message);
  }
}
