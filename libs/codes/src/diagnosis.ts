import type { CalendarDate } from '@chargeline/kernel';
import { undotted } from './code-shape.js';
import { releaseOn } from './releases.js';
import { lazily, readTable } from './table.js';

/** What is known of an ICD-10-CM code on one day. */
export interface DiagnosisStatus {
  /** The code without its dot. */
  readonly code: string;
  /** The table has the code, on this day or another. */
  readonly known: boolean;
  /** The code is complete, not a header that needs more characters, on this day (or in the nearest release that has it). */
  readonly billable: boolean;
  /** A claim with this day of service may carry the code: complete, and in force on the day. */
  readonly valid: boolean;
  /** The release that speaks for the day. Undefined: none is loaded, and `valid: false` then says nothing about the code. */
  readonly release: string | undefined;
  /** First and last day of this status among the loaded releases, not in the code's history. */
  readonly validFrom: CalendarDate | undefined;
  readonly validTo: CalendarDate | undefined;
  /** The short description of NCHS. */
  readonly description: string | undefined;
}

const TABLE = 'icd10cm';
const COLUMNS = ['code', 'billable', 'valid_from', 'valid_to', 'description'] as const;

const spansByCode = lazily(() => Map.groupBy(readTable(TABLE, COLUMNS), ({ code }) => code));

/** Looks an ICD-10-CM code up on a day of service; the code with or without its dot. */
export function diagnosisOn(code: string, date: CalendarDate): DiagnosisStatus {
  const bare = undotted(code);
  const spans = spansByCode().get(bare) ?? [];
  const current = spans.find((span) => span.valid_from <= date && date <= span.valid_to);
  const nearest = current ?? spans.findLast((span) => span.valid_to < date) ?? spans[0];
  const billable = nearest?.billable === 'Y';
  return {
    code: bare,
    known: nearest !== undefined,
    billable,
    valid: billable && current !== undefined,
    release: releaseOn('icd10cm', date),
    validFrom: nearest?.valid_from,
    validTo: nearest?.valid_to,
    description: nearest?.description,
  };
}
