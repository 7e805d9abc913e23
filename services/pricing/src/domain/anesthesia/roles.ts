import { WHOLE } from '../allowed.js';
import { whyUnchanged } from '../modifiers.js';

/** Who gave or directed an anesthesia. */
export interface Role {
  readonly modifier: string;
  readonly person: 'physician' | 'nurse';
  /** Of the fee, in ten-thousandths. */
  readonly share: number;
  /** Units in place of those of code and time. */
  readonly units?: number;
  readonly says: string;
}

/** Shares by modifier (Claims Processing Manual ch. 12 §50 B-D for physicians, §140.3 for nurse anesthetists; 42 CFR 414.46, 414.60). */
const ROLES: readonly Role[] = [
  { modifier: 'AA', person: 'physician', share: WHOLE, says: 'personally performed (MCPM ch. 12 §50 B)' },
  { modifier: 'QY', person: 'physician', share: 5_000, says: 'directed one nurse anesthetist (MCPM ch. 12 §50 C)' },
  { modifier: 'QK', person: 'physician', share: 5_000, says: 'directed two to four at once (MCPM ch. 12 §50 C)' },
  {
    modifier: 'AD',
    person: 'physician',
    share: WHOLE,
    units: 3,
    says: 'supervised more than four at once: 3 units; one more for being there at the induction only from the documentation (MCPM ch. 12 §50 D)',
  },
  { modifier: 'QX', person: 'nurse', share: 5_000, says: 'under direction (MCPM ch. 12 §140.3)' },
  { modifier: 'QZ', person: 'nurse', share: WHOLE, says: 'without direction (MCPM ch. 12 §140.3)' },
];

/** A line that does not say who gave the anesthesia. */
const UNSAID: Role = {
  modifier: '',
  person: 'physician',
  share: WHOLE,
  says: 'no modifier says who gave it: as personally performed; Medicare wants AA, AD, QK, QX, QY or QZ (MCPM ch. 12 §50 I)',
};

/** Modifiers of anesthesia that leave Medicare's amount as it is. */
const UNCHANGED: Readonly<Record<string, string>> = {
  '23': 'general anesthesia where none is usual is paid like any other (MCPM ch. 12 §50)',
  '47': 'the surgeon’s own anesthesia is in the fee for the surgery (MCPM ch. 12 §50 A)',
  '51': 'Medicare takes the base units of the highest itself (MCPM ch. 12 §50 E)',
  G8: 'monitored care is paid like any other anesthesia (MCPM ch. 12 §50 H)',
  G9: 'monitored care is paid like any other anesthesia (MCPM ch. 12 §50 H)',
  QS: 'monitored care is paid like any other anesthesia (MCPM ch. 12 §50 H)',
  ...Object.fromEntries(
    ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map((code) => [code, 'Medicare pays nothing for the physical status']),
  ),
};

/** What the modifiers of an anesthesia say: who it was, and of the others why they change nothing; a sentence where they cannot be followed. */
export function roleOf(
  modifiers: readonly string[],
): { readonly role: Role; readonly unchanged: readonly string[] } | string {
  const told = ROLES.filter(({ modifier }) => modifiers.includes(modifier));
  if (told.length > 1) return `Modifiers ${told[0]!.modifier} and ${told[1]!.modifier} exclude each other.`;
  const unchanged: string[] = [];
  for (const modifier of modifiers) {
    if (modifier === told[0]?.modifier) continue;
    const why = UNCHANGED[modifier] ?? whyUnchanged(modifier);
    if (why === undefined) return `Modifier ${modifier} may change the payment of anesthesia and is not adjusted for.`;
    unchanged.push(`${modifier}: ${why}`);
  }
  return { role: told[0] ?? UNSAID, unchanged };
}

/** Codes that are never paid by the base units of another (Claims Processing Manual ch. 12 §50 E), and whether their time is paid. */
export const APART: Readonly<Record<string, { readonly timed: boolean; readonly says: string }>> = {
  '01953': { timed: false, says: 'added to another anesthesia, which carries the time (MCPM ch. 12 §50 E)' },
  '01968': { timed: true, says: 'added to anesthesia for labor, with time of its own (MCPM ch. 12 §50 E)' },
  '01969': { timed: true, says: 'added to anesthesia for labor, with time of its own (MCPM ch. 12 §50 E)' },
  '01996': { timed: false, says: 'by day, without time' },
};
