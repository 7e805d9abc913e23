import { Changes, ChargeChange, type ClaimLine, type Finding } from '@chargeline/contracts';
import type { ClaimDocument } from './claim-document.js';
import { ClaimView } from './claim-view.js';
import { repaired } from './repair.js';
import type { Rule } from './rule.js';

/**
 * What the repairs of allowed rules change in the charges of a claim; null where nothing is to be changed. Each is made on what those
 * before it have made. A line whose charge has another line too is left alone.
 */
export function repairsOf(
  document: ClaimDocument,
  rulebook: readonly Rule[],
  findings: readonly Finding[],
  allowed: ReadonlySet<string>,
): Changes | null {
  const wanted = findings.filter(({ rule, repair }) => repair !== null && allowed.has(rule));
  let mended = document;
  const rules = new Set<string>();
  for (const { rule: id, line } of wanted) {
    const rule = rulebook.find((one) => one.id === id)!;
    const next = mendedBy(rule, line, mended);
    if (next === null) continue;
    mended = next;
    rules.add(id);
  }
  const charges = document.claim.lines.flatMap((before, at) => changeOf(before, mended.claim.lines[at]!, document));
  return charges.length === 0 ? null : Changes.parse({ charges, repairs: [...rules] });
}

/** The document with one more line mended; null where the rule finds nothing there any more, or has nothing to propose. */
function mendedBy(
  { repair, isForLine, holds }: Rule,
  number: number | null,
  document: ClaimDocument,
): ClaimDocument | null {
  const { lines } = document.claim;
  const view = new ClaimView(document);
  const line = view.lines.find((one) => one.line.line === number);
  if (line === undefined || repair === null) return null;
  const isAlone = lines.filter(({ chargeId }) => chargeId === line.line.chargeId).length === 1;
  const values = [document.encounter, view, line];
  if (!isAlone || !isForLine(line) || !holds(values)) return null;
  const value = repair.valueFor(values);
  if (value === null) return null;
  const after = lines.map((one) => (one === line.line ? repaired(one, repair.field, value) : one));
  return { ...document, claim: { ...document.claim, lines: after } };
}

/** What of the charge differs between a line and what the repairs made of it. */
function changeOf(before: ClaimLine, after: ClaimLine, { claim }: ClaimDocument): readonly ChargeChange[] {
  if (before === after) return [];
  const { chargeId, modifiers, pointers, placeOfService, ndc } = after;
  const differs = (field: keyof ClaimLine): boolean => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  return [
    ChargeChange.parse({
      chargeId,
      modifiers: differs('modifiers') ? modifiers : null,
      diagnoses: differs('pointers') ? pointers.flatMap((pointer) => claim.diagnoses[pointer - 1] ?? []) : null,
      placeOfService: differs('placeOfService') ? placeOfService : null,
      ndc: differs('ndc') ? ndc : null,
    }),
  ];
}
