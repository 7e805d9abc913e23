import {
  type AgeBand,
  agesFor,
  type CodeKind,
  conversionFactor,
  diagnosisOn,
  type DiagnosisStatus,
  feeScheduleOn,
  type FeeScheduleRow,
  feeScheduleRow,
  procedureOn,
  type ProcedureStatus,
  releaseOn,
  releasesInUse,
  sexesFor,
  type UnlikelyUnits,
  unlikelyUnits,
} from '@chargeline/codes';
import type { CalendarDate } from '@chargeline/kernel';
import { type DiagnosisNotes, notesOn } from '../rulebook/diagnosis-tables.js';
import { type FilingLimit, lastFilingDay } from './filing-limit.js';
import { bothSidesOf, type Describe, type Side, sideOf } from './laterality.js';
import { type NationalPrice, nationalPriceOf } from './national-price.js';
import { isEvaluation } from './procedure-facts.js';
import { type Trimester, trimesterIn } from './trimester.js';

/** By what conditions can see of codes: a number of its own, from 0. */
type Numbers = Map<string, number>;

/** What is known of a code on a day, whoever the patient is: each look-up is made once, when it is first asked for. */
abstract class Facts {
  private itsNumber: number | undefined;
  private forSexes: readonly ('F' | 'M')[] | undefined;
  private forAges: readonly AgeBand[] | undefined;

  constructor(
    private readonly kind: CodeKind,
    readonly code: string,
    readonly day: CalendarDate,
    private readonly numbers: Numbers,
  ) {}

  /** What depends on the day, of all that a condition can see. */
  protected abstract seen(): readonly unknown[];

  /** The same on all days on which a condition sees the same of the code, and no other's. */
  get number(): number {
    return (this.itsNumber ??= once(
      this.numbers,
      JSON.stringify([this.kind, this.code, ...this.seen()]),
      () => this.numbers.size,
    ));
  }

  /** None where it is for both. */
  get sexes(): readonly ('F' | 'M')[] {
    return (this.forSexes ??= sexesFor(this.kind, this.code));
  }

  /** None where it is for all. */
  get ages(): readonly AgeBand[] {
    return (this.forAges ??= agesFor(this.kind, this.code));
  }
}

/** The whole service, its professional part, or its technical part. */
export type Component = '' | '26' | 'TC';

const OPERATED: ReadonlySet<string> = new Set(['000', '010', '090', 'YYY']);

export class ProcedureFacts extends Facts {
  private row: FeeScheduleRow | null | undefined;
  private found: ProcedureStatus | undefined;
  private operation: boolean | undefined;
  private visit: boolean | undefined;
  private whole: NationalPrice | null | undefined;

  constructor(
    code: string,
    day: CalendarDate,
    numbers: Numbers,
    /** Its medically unlikely edit where that is known beforehand. */
    private most: UnlikelyUnits | null | undefined,
  ) {
    super('procedure', code, day, numbers);
  }

  protected seen(): readonly unknown[] {
    const { known, valid, release, needsNdc } = this.status;
    const factor = conversionFactor(this.day, feeScheduleOn(this.day))?.tenThousandths;
    const { units, adjudication } = this.unlikely ?? {};
    const releases = [release, releaseOn('pfs', this.day), releaseOn('icd10cm', this.day)];
    return [known, valid, needsNdc, factor, units, adjudication, ...releases];
  }

  /** The row without modifier of the fee schedule of the day; null where the tables have none. */
  get schedule(): FeeScheduleRow | null {
    if (this.row === undefined) this.row = feeScheduleRow(this.day, this.code) ?? null;
    return this.row;
  }

  /** What Medicare pays nationally for the whole or a part of it; null where the fee schedule of the day does not price it. */
  priceOf(component: Component): NationalPrice | null {
    if (component !== '') return this.findPrice(component);
    if (this.whole === undefined) this.whole = this.findPrice('');
    return this.whole;
  }

  private findPrice(component: Component): NationalPrice | null {
    const row = feeScheduleRow(this.day, this.code, component);
    const factor = conversionFactor(this.day, feeScheduleOn(this.day));
    return row === undefined || factor === undefined ? null : nationalPriceOf(row, factor.tenThousandths);
  }

  /** Whether it has days before or after it that belong to it: global days 000, 010, 090, or what the payer says, YYY (Claims Processing Manual ch. 12 §40.1). */
  get isOperation(): boolean {
    return (this.operation ??= OPERATED.has(this.schedule?.globalDays ?? ''));
  }

  get isVisit(): boolean {
    return (this.visit ??= isEvaluation(this.code));
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
  private noted: DiagnosisNotes | undefined;
  private named: Side | null | undefined;
  private both: string | null | undefined;
  private third: Trimester | null | undefined;
  private readonly describe: Describe = (code) => diagnosisOn(code, this.day).description;

  constructor(code: string, day: CalendarDate, numbers: Numbers) {
    super('diagnosis', code, day, numbers);
  }

  protected seen(): readonly unknown[] {
    const { known, valid, release } = this.status;
    return [known, valid, release, this.side, this.bothSides, this.trimester];
  }

  get status(): DiagnosisStatus {
    return (this.found ??= diagnosisOn(this.code, this.day));
  }

  get notes(): DiagnosisNotes {
    return (this.noted ??= notesOn(this.code));
  }

  /** Null where it has none, or no table has it. */
  get side(): Side | null {
    if (this.named === undefined) this.named = sideOf(this.code, this.describe);
    return this.named;
  }

  /** Of one of the left or right: the code that says both sides at once; null where there is none. */
  get bothSides(): string | null {
    if (this.both === undefined) this.both = bothSidesOf(this.code, this.describe);
    return this.both;
  }

  /** Null where it names none, or no table has it. */
  get trimester(): Trimester | null {
    if (this.third === undefined) this.third = trimesterIn(this.status.description ?? '');
    return this.third;
  }
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

/** By code: medically unlikely edits that hold on every day, whatever the tables have. */
export type UnlikelyEdits = ReadonlyMap<string, UnlikelyUnits>;

/** What is known of the codes of one day. */
export class DayFacts {
  private readonly procedures = new Map<string, ProcedureFacts>();
  private readonly diagnoses = new Map<string, DiagnosisFacts>();
  private readonly filings = new Map<FilingLimit, CalendarDate | null>();

  constructor(
    private readonly day: CalendarDate,
    /** How many codes and days there are so far. */
    private readonly count: { codes: number },
    private readonly numbers: Numbers,
    private readonly edits: UnlikelyEdits,
  ) {}

  procedure(code: string): ProcedureFacts {
    const before = this.procedures.get(code);
    if (before !== undefined) return before;
    const facts = new ProcedureFacts(code, this.day, this.numbers, this.edits.get(code));
    this.procedures.set(code, facts);
    this.count.codes += 1;
    return facts;
  }

  diagnosis(code: string): DiagnosisFacts {
    const before = this.diagnoses.get(code);
    if (before !== undefined) return before;
    const facts = new DiagnosisFacts(code, this.day, this.numbers);
    this.diagnoses.set(code, facts);
    this.count.codes += 1;
    return facts;
  }

  /** The last day on which a payer takes what began on the day; null where the day is none. */
  lastFilingDay(limit: FilingLimit): CalendarDate | null {
    return once(this.filings, limit, () => lastFilingDay(this.day, limit));
  }
}

/** Codes and days that are remembered before all are forgotten; a practice has some ten thousands a year. */
const REMEMBERED = 40_000;

/** What is known of codes by one state of the reference data. */
export class KnownFacts {
  private readonly days = new Map<CalendarDate, DayFacts>();
  private readonly count = { codes: 0 };
  private readonly numbers: Numbers = new Map();

  constructor(
    private readonly releases: unknown,
    private readonly edits: UnlikelyEdits = new Map(),
  ) {}

  isOf(releases: unknown): boolean {
    return releases === this.releases && this.count.codes < REMEMBERED && this.days.size < REMEMBERED;
  }

  on(day: CalendarDate): DayFacts {
    return once(this.days, day, () => new DayFacts(day, this.count, this.numbers, this.edits));
  }
}

let known = new KnownFacts(null);
/** Of the state before: examples of own rules are asked by the shipped tables, and then claims by the loaded ones again. */
let knownBefore = known;

/** What is known of codes until the reference data change; asked for once a claim. */
export function knownFacts(): KnownFacts {
  const releases = releasesInUse();
  if (known.isOf(releases)) return known;
  [known, knownBefore] = [knownBefore.isOf(releases) ? knownBefore : new KnownFacts(releases), known];
  return known;
}

export const procedureFacts = (code: string, day: CalendarDate): ProcedureFacts => knownFacts().on(day).procedure(code);
