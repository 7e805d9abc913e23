import type { Rule } from '@chargeline/rules';
import { Option } from 'commander';
import { each } from '../option.js';

const SEVERITIES: readonly Rule['severity'][] = ['reject', 'hold', 'warn', 'info'];
const SCOPES: readonly Rule['scope'][] = ['claim', 'line', 'diagnosis'];

export const severityOption = (what: string): Option => new Option('--severity <severity>', what).choices(SEVERITIES);
export const scopeOption = (what: string): Option => new Option('--scope <scope>', what).choices(SCOPES);

/** A family is told apart from others by its letters, however they are written. */
export const familyName = (text: string): string => text.toUpperCase();

/** `--tenant-rules`, which may be given again. */
export const tenantRulesOption = (): Option =>
  new Option(
    '--tenant-rules <path>',
    "a tenant's own rules, a YAML file or a folder of them, laid over the house's; may be given again",
  ).argParser(each((path) => path));
