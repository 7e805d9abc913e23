import type { CalendarDate, Cents } from '@chargeline/kernel';
import { sourceIdOf, visitKeyOf } from './delivery/delivery.js';
import type { Step } from './delivery/step.js';
import type { Outcome } from './faults/fault.js';
import { type FaultName, faultOf } from './faults/faults.js';
import type { Door } from './practice/practice.js';
import { straightLineClaim } from './straight-line-claim.js';
import type { Visit, VisitCharge } from './visit/visit.js';

export interface SentLine extends Pick<VisitCharge, 'chargeId' | 'code' | 'modifiers' | 'units' | 'chargeCents'> {
  readonly serviceDate: CalendarDate;
}

/** A visit, how it is told, and what is wrong with it. */
export interface Plan {
  readonly visit: Visit;
  readonly steps: readonly Step[];
  readonly fault: FaultName | 'none';
  /** The visit that it repeats. */
  readonly sameAs: Visit | null;
}

/** A visit in its sender's own books, once all of its messages were sent: the truth that a ledger is checked against. */
export interface SentVisit {
  /** As in `Delivery.visits`. */
  readonly key: string;
  readonly tenantId: string;
  readonly sourceId: string;
  readonly visitNumber: string;
  readonly door: Door;
  /** At least one of its messages must be accepted. */
  readonly accepted: boolean;
  readonly fault: FaultName | 'none';
  /** The key of the visit that it repeats: which of the two is billed depends on which comes first. */
  readonly sameAs: string | null;
  readonly expected: Outcome;
  /** The id of the rule that rejects or holds it, or the reason for which it is parked. */
  readonly because: string | null;
  /** Of the place where it was; five digits. */
  readonly zip: string;
  readonly placeOfService: string;
  readonly lines: readonly SentLine[];
  readonly totalCents: Cents;
  /** The sum of the lines that have a price; null when none has. */
  readonly allowedCents: Cents | null;
  /** By line, recomputed in a straight line beside the other lines of the claim; null where the fee schedule has no price. */
  readonly lineAllowedCents: readonly (Cents | null)[];
}

const sum = (amounts: readonly Cents[]): Cents => amounts.reduce((total, amount) => total + amount, 0);

export function sentVisitOf({ visit, steps, fault, sameAs }: Plan): SentVisit {
  const { practice, serviceDate, site } = visit;
  const lines = visit.charges.map(({ chargeId, code, modifiers, units, chargeCents }): SentLine => ({
    chargeId,
    code,
    modifiers,
    units,
    chargeCents,
    serviceDate,
  }));
  const zip = site.address.zip.slice(0, 5);
  const { placeOfService } = site;
  const lineAllowedCents = straightLineClaim(lines.map((line) => ({ ...line, placeOfService, zip })));
  const priced = lineAllowedCents.filter((cents) => cents !== null);
  const { expected, because } = fault === 'none' ? { expected: 'billed' as const, because: null } : faultOf(fault);
  return {
    key: visitKeyOf(visit),
    tenantId: practice.tenantId,
    sourceId: sourceIdOf(visit),
    visitNumber: visit.visitNumber,
    door: visit.door,
    accepted: steps.some(({ expect }) => expect === 'accepted'),
    fault,
    sameAs: sameAs && visitKeyOf(sameAs),
    expected,
    because,
    zip,
    placeOfService,
    lines,
    totalCents: sum(lines.map(({ chargeCents }) => chargeCents)),
    allowedCents: priced.length === 0 ? null : sum(priced),
    lineAllowedCents,
  };
}
