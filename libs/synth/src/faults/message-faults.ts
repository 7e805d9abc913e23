import { messageIdOf, type Step } from '../delivery/step.js';
import type { VisitCharge } from '../visit/visit.js';
import type { Fault } from './fault.js';

type InSteps = NonNullable<Fault['inSteps']>;

const LATER = 30;
const NO_DAY = '2025-02-30';
/** By how much a wrong amount is wrong, in cents. */
const SLIP = 1_100;

/** The message of charges, with what its sender says instead and what comes after it. */
function around(
  steps: readonly Step[],
  change: (charged: Step) => { readonly before?: Step; readonly instead?: Step; readonly after?: Step },
): readonly Step[] {
  const at = steps.findLastIndex(({ occasion }) => occasion === 'charged');
  const charged = steps[at];
  if (charged === undefined) return steps;
  const { before, instead = charged, after } = change(charged);
  const told = [...steps.slice(0, at), ...(before === undefined ? [] : [before]), instead, ...steps.slice(at + 1)];
  return after === undefined ? told : [...told, after];
}

const mistaken = (charges: readonly VisitCharge[]): readonly VisitCharge[] =>
  charges.map((charge, at) => (at === 0 ? { ...charge, chargeCents: charge.chargeCents + SLIP } : charge));

/** The very same bytes once more. */
export const sentAgain: InSteps = (steps) => around(steps, (charged) => ({ after: { ...charged, kind: 'resend' } }));

/** The same charges in a message of their own. */
export const toldTwice: InSteps = (steps, visit) =>
  around(steps, (charged) => ({
    after: {
      ...charged,
      kind: 'duplicate-charges',
      messageId: messageIdOf(visit, 'D'),
      minute: charged.minute + LATER,
    },
  }));

/** The last charge comes in a second message, alone. */
export const lateCharge: InSteps = (steps, visit) =>
  around(steps, (charged) => ({
    instead: { ...charged, charges: charged.charges.slice(0, -1) },
    after: {
      ...charged,
      kind: 'late-charge',
      messageId: messageIdOf(visit, 'L'),
      minute: charged.minute + LATER,
      charges: charged.charges.slice(-1),
    },
  }));

/** The first charge has a wrong amount at first, and the right one in a second message. */
export const correctedCharge: InSteps = (steps, visit) =>
  around(steps, (charged) => ({
    instead: { ...charged, charges: mistaken(charged.charges) },
    after: {
      ...charged,
      kind: 'corrected-charge',
      messageId: messageIdOf(visit, 'C'),
      minute: charged.minute + LATER,
      charges: charged.charges.slice(0, 1),
    },
  }));

/** Another message under the same id: it must be refused, or the amounts would be off. */
export const reusedId: InSteps = (steps) =>
  around(steps, (charged) => ({
    after: { ...charged, kind: 'reused-id', expect: 'refused', charges: mistaken(charged.charges) },
  }));

/** First a message with a day that the calendar lacks, then the whole again under another id. */
export const malformedFirst: InSteps = (steps, visit) =>
  around(steps, (charged) => ({
    before: {
      ...charged,
      kind: 'malformed',
      expect: 'refused',
      messageId: messageIdOf(visit, 'M'),
      chargeDate: NO_DAY,
    },
  }));
