import { z } from 'zod';
import { lines, ruleId, text } from './plain.js';

/** What is said with which action, and with no other. */
const SAID_WITH = { severity: 'regrade', text: 'add' } as const;

/** A change of the tenant's own rulebook, by its shape. Whether it can be made is for rules to say. */
export const AskedChange = z
  .strictObject({
    action: z.enum(['add', 'remove', 'silence', 'restore', 'regrade', 'allow-repair', 'forbid-repair']).meta({
      description: 'Add or remove a rule of your own; silence, restore or regrade any; let it repair, or not.',
    }),
    rule: ruleId,
    severity: z.enum(['reject', 'hold', 'warn', 'info']).optional().meta({ description: 'With `regrade` alone.' }),
    text: lines(20_000).optional().meta({ description: 'With `add` alone: the rule as its file has it (YAML).' }),
    reason: text(200).meta({ description: 'Stands in the audit. Travels unsealed: no names.' }),
  })
  .superRefine(({ action, ...change }, context) => {
    for (const [field, needs] of Object.entries(SAID_WITH)) {
      const isSaid = change[field as keyof typeof SAID_WITH] !== undefined;
      if (isSaid === (action === needs)) continue;
      const message = isSaid ? `is said with ${needs} alone` : `is missing: ${needs} needs it`;
      context.addIssue({ code: 'custom', path: [field], message });
    }
  });
export type AskedChange = z.infer<typeof AskedChange>;
