import { fileURLToPath } from 'node:url';
import type { Rule } from '../domain/rule.js';
import { RULEBOOK } from './folder.js';
import { readRulebook } from './read-rulebook.js';
import type { RuleText } from './rule-file.js';
import { ruleOf } from './written-rule.js';

/** The rules of the house as their files say them. Throws RuleFault. */
export const rulebookTexts: readonly RuleText[] = readRulebook(fileURLToPath(new URL('families/', RULEBOOK)));

/** All rules of the house, in the order in which their findings are told: by file, and as they stand there. */
export const rulebook: readonly Rule[] = rulebookTexts.map(ruleOf);
