import type { CalendarDate } from '@chargeline/kernel';
import { type ProcedureSystem, procedureSystem } from './code-shape.js';
import { isScheduled } from './fee-schedule.js';
import { releaseOn } from './releases.js';
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

const TABLE = 'hcpcs';
const COLUMNS = ['code', 'added', 'needs_ndc', 'description'] as const;

const national = lazily(() => indexBy(TABLE, readTable(TABLE, COLUMNS), ({ code }) => code));

/** Looks a procedure code up on a day of service. CPT numbers are those of the fee schedule table, without descriptors. */
export function procedureOn(code: string, date: CalendarDate): ProcedureStatus {
  const system = procedureSystem(code);
  const row = system === 'HCPCS' ? national().get(code) : undefined;
  const known = system === 'CPT' ? isScheduled(code) : row !== undefined;
  const release = system === undefined ? undefined : releaseOn(system === 'CPT' ? 'pfs' : 'hcpcs', date);
  return {
    code,
    known,
    system,
    valid: known && release !== undefined && (row === undefined || row.added <= date),
    needsNdc: row?.needs_ndc === 'Y',
    release,
  };
}
