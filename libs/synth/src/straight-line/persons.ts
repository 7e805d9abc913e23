import type { FeeScheduleRow } from '@chargeline/codes';
import { portion } from './fee.js';

const ASSISTANTS = ['80', '81', '82', 'AS'];
const THERAPY_ASSISTANTS = ['CQ', 'CO'];

/** In thousandths; null when the schedule leaves it to a report. */
type Share = bigint | null;

/** Assistants at surgery: 16 %, and 85 % of that for who is not a physician (Claims Processing Manual ch. 12 §20.4.3, §110.2). */
function assistant({ assistant: indicator }: FeeScheduleRow, modifiers: readonly string[]): Share {
  if (indicator === '0') return null;
  if (indicator !== '2') return 0n;
  return modifiers.includes('AS') ? 136n : 160n;
}

const oneOrTwo = (indicator: string): boolean => indicator === '1' || indicator === '2';

/** Who did it: what their modifiers leave of the amount (ch. 12 §40.8; for therapy assistants ch. 5 §20.1). */
const PERSONS: readonly {
  readonly modifiers: readonly string[];
  readonly share: (row: FeeScheduleRow, modifiers: readonly string[]) => Share;
}[] = [
  { modifiers: ASSISTANTS, share: assistant },
  { modifiers: ['62'], share: ({ coSurgeons }) => (oneOrTwo(coSurgeons) ? 625n : 0n) },
  { modifiers: ['66'], share: ({ team }) => (oneOrTwo(team) ? null : 0n) },
  { modifiers: THERAPY_ASSISTANTS, share: () => 850n },
];

export function forPersons(cents: bigint, row: FeeScheduleRow, modifiers: readonly string[]): bigint | null {
  let left = cents;
  for (const person of PERSONS) {
    if (!person.modifiers.some((code) => modifiers.includes(code))) continue;
    const share = person.share(row, modifiers);
    if (share === null) return null;
    left = portion(left, share, 1_000n);
  }
  return left;
}
