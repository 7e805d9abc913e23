import { z } from 'zod';
import { CentsField, Day, list, maybe, record } from '../field.js';
import { Changes } from './changes.js';

/** What a tenant changes in its own rulebook, who, and why. `text` is a rule as its file has it (YAML), for `add` alone. */
export const RulebookChange = record('RulebookChange', {
  changeId: z.string(),
  tenantId: z.string(),
  requestedBy: z.string(),
  reason: z.string().max(200),
  action: z.enum(['add', 'remove', 'silence', 'restore', 'regrade', 'allow-repair', 'forbid-repair']),
  rule: z.string().max(20),
  severity: maybe(z.enum(['reject', 'hold', 'warn', 'info'])),
  text: maybe(z.string().max(20_000)),
});
export type RulebookChange = z.infer<typeof RulebookChange>;

/** What became of a change: the version of the tenant's rulebook before and after it, or why it changes nothing. */
export const Ruling = record('Ruling', { before: z.string(), after: z.string(), because: maybe(z.string()) });
export type Ruling = z.infer<typeof Ruling>;

/** A claim that its rules mend by themselves: what ingestion is to change in its encounter. */
export const ClaimRepair = record('ClaimRepair', {
  tenantId: z.string(),
  encounterId: z.string(),
  claimId: z.string().max(20),
  revision: z.int(),
  rulebook: z.string(),
  changes: Changes,
});
export type ClaimRepair = z.infer<typeof ClaimRepair>;

const RememberedLine = record('RememberedLine', {
  line: z.int(),
  code: z.string().max(5),
  modifiers: z.array(z.string().max(2)).max(4),
  units: z.number(),
  chargeCents: CentsField,
  serviceFrom: Day,
  serviceTo: Day,
  placeOfService: maybe(z.string().max(2)),
});

/**
 * What rules keep of a claim revision, for the claims of the same patient that come later. `partition` and `offset` are the place of the
 * draft in its topic, `judgedOn` its day: a claim sees what stands before it, however often it is read; of a draft that was written twice,
 * both are those of the first. `counts` is false for one that goes to no payer. `outcome` and `rulebookChanges` say how it was decided:
 * what became of it, and how many changes of its tenant's rulebook counted then; null where nobody told it yet.
 * `payerId`, `line` and `chargeCents` are asked by nobody: what was published is never taken out.
 */
export const ClaimMemory = record('ClaimMemory', {
  tenantId: z.string(),
  patientRef: z.string(),
  claimId: z.string().max(20),
  revision: z.int(),
  partition: z.int(),
  offset: z.string(),
  judgedOn: Day,
  counts: z.boolean(),
  payerId: maybe(z.string().max(80)),
  billingNpi: maybe(z.string().max(20)),
  renderingNpi: maybe(z.string().max(20)),
  taxonomy: maybe(z.string().max(10)),
  lines: list(RememberedLine, 50),
  outcome: maybe(z.enum(['judged', 'held', 'rejected', 'repaired'])),
  rulebookChanges: maybe(z.int()),
});
export type ClaimMemory = z.infer<typeof ClaimMemory>;
