import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { RuleFault } from './rule-fault.js';
import { RuleFile, RuleText } from './rule-file.js';

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
  const value = valueOf(text, name);
  const read = RuleFile.safeParse(value);
  if (!read.success) throw new RuleFault(name, faultsOf(read.error, value));
  const { family, rules } = read.data;
  for (const { id } of rules)
    if (!id.startsWith(`${family}-`)) throw new RuleFault(name, `${id} is not of the family ${family}.`);
  return rules;
}

/** The one rule of a text, as an entry of a file has it. Throws RuleFault. */
export function readRule(text: string, name: string): RuleText {
  const value = valueOf(text, name);
  const read = RuleText.safeParse(value);
  if (!read.success) throw new RuleFault(name, faultsOf(read.error, value));
  return read.data;
}

/** Where a value does not conform; of what somebody has yet to fill in, the places alone. */
function faultsOf(error: z.ZodError, value: unknown): string {
  const empty = error.issues.filter(({ path }) => isEmptyAt(value, path));
  if (empty.length === 0) return z.prettifyError(error);
  const others = error.issues.filter((issue) => !empty.includes(issue));
  const places = empty.map(({ path }) => z.core.toDotPath(path)).join(', ');
  const rest = others.length === 0 ? '' : ` ${z.prettifyError({ issues: others })}`;
  return `nothing stands yet at ${places}. Fill it in.${rest}`;
}

const isEmptyAt = (value: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce<unknown>((at, name) => (at as Record<PropertyKey, unknown> | null | undefined)?.[name], value) === null;

/** A file says each thing where it stands: it has no anchors to refer to. */
function valueOf(text: string, name: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0, logLevel: 'error' });
  } catch (fault) {
    throw new RuleFault(name, (fault as Error).message);
  }
}
