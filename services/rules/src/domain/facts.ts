import {
  ageConflict,
  type CodeKind,
  diagnosisOn,
  type DiagnosisStatus,
  type FeeScheduleRow,
  feeScheduleRow,
  procedureOn,
  type ProcedureStatus,
  releasesInUse,
  type Sex,
  sexConflict,
  type UnlikelyUnits,
  unlikelyUnits,
} from '@chargeline/codes';
import type { CalendarDate } from '@chargeline/kernel';

/** What is known of a code on a day, whoever the patient is: each look-up is made once, when it is first asked for. */
abstract class Facts {
  private readonly sexes = new Map<Sex, boolean>();
  private readonly ages = new Map<number, boolean>();

  constructor(
    private readonly kind: CodeKind,
    readonly code: string,
    readonly day: CalendarDate,
  ) {}

  isForOtherSexThan(sex: Sex): boolean {
    return once(this.sexes, sex, () => sexConflict(this.kind, this.code, sex) !== undefined);
  }

  isForOtherAgeThan(ageYears: number): boolean {
    return once(this.ages, ageYears, () => ageConflict(this.kind, this.code, ageYears) !== undefined);
  }
}

export class ProcedureFacts extends Facts {
  private row: FeeScheduleRow | null | undefined;
  private found: ProcedureStatus | undefined;
  private most: UnlikelyUnits | null | undefined;

  constructor(code: string, day: CalendarDate) {
    super('procedure', code, day);
  }

  /** The row without modifier of the fee schedule of the day; null where the tables have none. */
  get schedule(): FeeScheduleRow | null {
    if (this.row === undefined) this.row = feeScheduleRow(this.day, this.code) ?? null;
    return this.row;
  }

  get status(): ProcedureStatus {
    return (this.found ??= procedureOn(this.code, this.day));
  }

  /** The medically unlikely edit of practitioners; null where the loaded ones have none. */
  get unlikely(): UnlikelyUnits | null {
    if (this.most === undefined) this.most = unlikelyUnits('practitioner', this.code, this.day) ?? null;
    return this.most;
  }
}

export class DiagnosisFacts extends Facts {
  private found: DiagnosisStatus | undefined;

  constructor(code: string, day: CalendarDate) {
    super('diagnosis', code, day);
  }

  get status(): DiagnosisStatus {
    return (this.found ??= diagnosisOn(this.code, this.day));
  }
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

/** Codes and days that are remembered of each kind; a practice has some thousands a year. */
const REMEMBERED = 20_000;

/** Remembers by code and day until the reference data change. */
function remembered<Of>(make: (code: string, day: CalendarDate) => Of): (code: string, day: CalendarDate) => Of {
  let askedOf: unknown;
  let size = 0;
  const codes = new Map<string, Map<CalendarDate, Of>>();
  return (code, day) => {
    const releases = releasesInUse();
    if (releases !== askedOf || size >= REMEMBERED) {
      askedOf = releases;
      size = 0;
      codes.clear();
    }
    const days = once(codes, code, () => new Map<CalendarDate, Of>());
    return once(days, day, () => {
      size += 1;
      return make(code, day);
    });
  };
}

export const procedureFacts = remembered((code, day) => new ProcedureFacts(code, day));
export const diagnosisFacts = remembered((code, day) => new DiagnosisFacts(code, day));
