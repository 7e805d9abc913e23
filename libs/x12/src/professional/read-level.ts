import type { X12Fault } from '../codec/fault.js';
import { X12Error } from '../codec/fault.js';
import { element, type Segment } from '../codec/segment.js';
import type { ProfessionalClaim } from './claim.js';
import { Loop, splitAt, unreadable } from './loop.js';
import { type Above, readClaim } from './read-claim.js';
import { readBillingProvider, readPatient, readPayer, readSubscriber } from './read-parties.js';

/** What a hierarchical level and those above it say of its claims; null where one of them could not be read. */
type Parties = Partial<Above> | null;

/** What reading needs to say: faults, and which segments were taken. */
export interface Reading {
  readonly report: (fault: X12Fault) => void;
  readonly taken: Set<Segment>;
}

/** Runs `read`; an X12Error becomes a fault and `null`. */
export function attempt<T>(read: () => T, { report }: Reading): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof X12Error)) throw error;
    report(error.fault);
    return null;
  }
}

/**
 * The claims of the hierarchical levels (HL) of a transaction set. A claim that cannot be read in full is a fault and
 * left out; so is every claim below a level that cannot be read or has no parent.
 */
export function readLevels(levels: readonly (readonly Segment[])[], reading: Reading): readonly ProfessionalClaim[] {
  const parties = new Map<string, Parties>();
  return levels.flatMap((segments) => {
    const [hl] = segments;
    if (hl === undefined) return [];
    const { head, parts: claims } = splitAt(segments, ['CLM']);
    const level = new Loop(`HL ${element(hl, 3)}`, hl, head, reading.taken);
    const here = attempt(() => readLevel(level, parties), reading);
    parties.set(element(hl, 1), here);
    if (here === null) take(head, reading);
    return claims.flatMap((claim) => {
      const read = attempt(() => claimOf(claim, hl, here, reading.taken), reading);
      if (read === null) take(claim, reading);
      return read === null ? [] : [read];
    });
  });
}

/** What a fault has left out is not unread as well. */
function take(segments: readonly Segment[], { taken }: Reading): void {
  for (const segment of segments) taken.add(segment);
}

function readLevel(level: Loop, parties: ReadonlyMap<string, Parties>): Parties {
  const hl = level.need('HL');
  if (parties.has(element(hl, 1))) unreadable('hierarchy', hl, 'the number is not the first of its kind', 1);
  if (element(hl, 3) === '20') return { billingProvider: readBillingProvider(level) };
  const above = parties.get(element(hl, 2));
  if (above === undefined) return unreadable('hierarchy', hl, 'there is no level of this number above', 2);
  if (above === null) return null;
  switch (element(hl, 3)) {
    case '22':
      return { ...above, subscriber: readSubscriber(level), payer: readPayer(level) };
    case '23':
      return { ...above, patient: readPatient(level) };
    default:
      return unreadable('element-value', hl, 'the level code is not 20, 22 or 23', 3);
  }
}

function claimOf(segments: readonly Segment[], hl: Segment, parties: Parties, taken: Set<Segment>): ProfessionalClaim {
  const clm = segments[0] ?? hl;
  if (parties === null) return unreadable('hierarchy', clm, 'a party above the claim cannot be read');
  const { billingProvider, subscriber, payer, patient } = parties;
  if (billingProvider === undefined || subscriber === undefined || payer === undefined) {
    return unreadable('hierarchy', clm, 'the claim is not below a billing provider and a subscriber');
  }
  const above = { billingProvider, subscriber, payer, ...(patient === undefined ? {} : { patient }) };
  return readClaim(clm, segments, above, taken);
}
