import type { CalendarDate } from '@chargeline/kernel';
import { type ProcedureSystem, procedureSystem } from './code-shape.js';
import { feeScheduleOn, isScheduled } from './fee-schedule.js';
import { referenceOn, releasesInUse, tableOf } from './release/in-use.js';
import { indexBy, lazily, readTable } from './table.js';

/** What is known of a CPT or HCPCS Level II code on one day. */
export interface ProcedureStatus {
  readonly code: string;
  /** The tables have the code, on this day or another. */
  readonly known: boolean;
  /** Undefined when the text is not formed like a procedure code. */
  readonly system: ProcedureSystem | undefined;
  /** A claim with this day of service may carry the code. */
  readonly valid: boolean;
  /** A drug that payers want with its National Drug Code (X12 loop 2410 LIN03). */
  readonly needsNdc: boolean;
  /** The release that speaks for the day. Undefined: none is loaded, and `valid: false` then says nothing about the code. */
  readonly release: string | undefined;
}

/** Looks a procedure code up on a day of service. CPT numbers are those of the fee schedule, without descriptors. */
export function procedureOn(code: string, date: CalendarDate): ProcedureStatus {
  const system = procedureSystem(code);
  if (system === 'HCPCS') return nationalOn(code, date);
  const schedule = system === undefined ? undefined : feeScheduleOn(date);
  const valid = schedule?.code(code) !== undefined;
  return {
    code,
    known: valid || (system !== undefined && isScheduled(code)),
    system,
    valid,
    needsNdc: false,
    release: schedule?.release.id,
  };
}

function nationalOn(code: string, date: CalendarDate): ProcedureStatus {
  const found = referenceOn('hcpcs', date);
  const row = found?.table.get(code);
  const [added, terminated] = [String(row?.['added'] ?? ''), String(row?.['terminated'] ?? '')];
  return {
    code,
    known: row !== undefined || isNational(code),
    system: 'HCPCS',
    valid: row !== undefined && added <= date && (terminated === '' || date <= terminated),
    needsNdc: isDrug(code),
    release: found?.release.id,
  };
}

const isNational = (code: string): boolean =>
  releasesInUse().some((release) => release.kind === 'hcpcs' && tableOf(release).get(code) !== undefined);

const TABLE = 'hcpcs';
const withNdc = lazily(() =>
  indexBy(TABLE, readTable(TABLE, ['code', 'added', 'needs_ndc', 'description']), ({ code }) => code),
);

/** All J codes are drugs; of the Q codes those that the shipped table marks. */
const isDrug = (code: string): boolean =>
  code.startsWith('J') ? isNational(code) : withNdc().get(code)?.needs_ndc === 'Y';
