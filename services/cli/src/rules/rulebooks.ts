import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  NO_OVERLAY,
  readRulebook,
  readRules,
  type Rule,
  rulebook,
  rulebookTexts,
  rulebookVersion,
  rulebookWith,
  ruleOf,
  type RuleText,
} from '@chargeline/rules';
import { notOk, wrongUse } from '../exit.js';

/** A rulebook as a command was told it. */
export interface NamedRulebook {
  readonly name: string;
  readonly version: string;
  readonly rulebook: readonly Rule[];
}

/**
 * The rules of a file, or of the files of a folder. Throws CHL_CLI_USE where there are none, CHL_RULES_FAULT for one
 * that cannot be used.
 */
export function rulesAt(path: string): readonly RuleText[] {
  const texts = kindOf(path) === 'folder' ? readRulebook(path) : readRules(readFileSync(path, 'utf8'), basename(path));
  if (texts.length === 0) throw wrongUse(`${path} holds no rules. Name a folder of YAML files, or one of them.`);
  return texts;
}

function kindOf(path: string): 'file' | 'folder' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    throw wrongUse(`${path} cannot be read.`);
  }
}

/**
 * The rules of the house, with a tenant's own of files or folders laid over them. Throws as `rulesAt` does, and
 * CHL_CLI_NOT_OK for an id that is taken.
 */
export function houseWith(paths: readonly string[]): NamedRulebook {
  const own = paths.flatMap(rulesAt);
  const taken = new Set(rulebookTexts.map(({ id }) => id));
  for (const { id } of own) {
    if (taken.has(id)) throw notOk(`There is a rule ${id} already. Give yours another id.`);
    taken.add(id);
  }
  const added = new Map(own.map((text) => [text.id, { text, rule: ruleOf(text) }]));
  const { rulebook: rules, version } = rulebookWith({ ...NO_OVERLAY, added }, null);
  return { name: ['house', ...paths].join('+'), version, rulebook: rules };
}

/**
 * `house`, `house+FILE` for rules laid over it, the version of the house's rulebook, or a folder or a file that is a
 * rulebook of its own. Throws as `houseWith` does.
 */
export function rulebookNamed(name: string): NamedRulebook {
  const [first, ...own] = name.split('+');
  if (own.includes('')) throw wrongUse('Name a file or a folder after "house+".');
  const version = rulebookVersion(rulebook);
  if (first === 'house' || name === version) return { ...houseWith(own), name };
  if (/^[0-9a-f]{12}$/.test(name) && !exists(name))
    throw wrongUse(`The rulebook of this release is ${version}. Name another one by its folder, not by ${name}.`);
  const rules = rulesAt(name).map(ruleOf);
  return { name, version: rulebookVersion(rules), rulebook: rules };
}

const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
