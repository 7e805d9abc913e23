import {
  ageConflict,
  diagnosisOn,
  type DiagnosisStatus,
  type FeeScheduleRow,
  feeScheduleRow,
  modifier,
  placeOfService,
  procedureOn,
  type ProcedureStatus,
  sexConflict,
} from '@chargeline/codes';
import type { ClaimLine } from '@chargeline/contracts';
import { type CalendarDate, daysBetween, isCalendarDate } from '@chargeline/kernel';
import { type ClaimDocument, placeOf } from './claim-document.js';

/** A claim as conditions see it, with what the reference data say of it on its days: each look-up is made once, when it is asked for. */
export class ClaimView {
  readonly lines: readonly LineView[];
  readonly diagnoses: readonly DiagnosisView[];
  /** The first day of service of any line; empty without lines. */
  readonly firstDay: string;

  constructor(readonly document: ClaimDocument) {
    const { claim } = document;
    this.firstDay = claim.lines.map(({ serviceFrom }) => serviceFrom).sort()[0] ?? '';
    this.diagnoses = claim.diagnoses.map((code) => new DiagnosisView(code, this.firstDay, document));
    this.lines = claim.lines.map((line, at) => new LineView(line, at, this));
  }

  /** The diagnoses that no line points to. */
  get loose(): readonly DiagnosisView[] {
    const pointed = new Set(this.lines.flatMap(({ line }) => line.pointers));
    return this.diagnoses.filter((_, at) => !pointed.has(at + 1));
  }

  /** What its lines charge together, in cents. */
  get sumOfLines(): number {
    return this.document.claim.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  }
}

export class LineView {
  private facts: { row?: FeeScheduleRow | null; status?: ProcedureStatus; diagnoses?: readonly DiagnosisView[] } = {};

  constructor(
    readonly line: ClaimLine,
    private readonly at: number,
    private readonly claim: ClaimView,
  ) {}

  get place(): string | null {
    return placeOf(this.line, this.claim.document) || null;
  }

  /** The lines before it. */
  get earlier(): readonly LineView[] {
    return this.claim.lines.slice(0, this.at);
  }

  get others(): readonly LineView[] {
    return this.claim.lines.filter((other) => other !== this);
  }

  /** The row without modifier of the fee schedule of its day; null where the tables have none. */
  get schedule(): FeeScheduleRow | null {
    if (this.facts.row === undefined) this.facts.row = feeScheduleRow(this.line.serviceFrom, this.line.code) ?? null;
    return this.facts.row;
  }

  /** An add-on to another service: global days ZZZ (Claims Processing Manual ch. 23, Addendum). */
  get isAddOn(): boolean {
    return this.schedule?.globalDays === 'ZZZ';
  }

  get procedure(): ProcedureStatus {
    return (this.facts.status ??= procedureOn(this.line.code, this.line.serviceFrom));
  }

  /** The one that it points to first. */
  get diagnosis(): DiagnosisView | null {
    const isThere = this.line.pointers.length > 0 && this.claim.diagnoses[this.line.pointers[0]! - 1] !== undefined;
    return isThere ? this.diagnoses[0]! : null;
  }

  /** What it points to, on its own day; a pointer to nothing is passed by. */
  get diagnoses(): readonly DiagnosisView[] {
    const { document } = this.claim;
    return (this.facts.diagnoses ??= this.line.pointers.flatMap((pointer) => {
      const code = document.claim.diagnoses[pointer - 1];
      return code === undefined ? [] : [new DiagnosisView(code, this.line.serviceFrom, document)];
    }));
  }

  /** Both ends counted; missing where its dates are not dates in order. */
  get days(): number | null {
    const { serviceFrom, serviceTo } = this.line;
    if (!isCalendarDate(serviceFrom) || !isCalendarDate(serviceTo) || serviceTo < serviceFrom) return null;
    return daysBetween(serviceFrom, serviceTo) + 1;
  }

  get isForOtherSex(): boolean {
    return sexConflict('procedure', this.line.code, this.claim.document.encounter.patient.sex) !== undefined;
  }

  get isForOtherAge(): boolean {
    const { ageYears } = this.claim.document.encounter.patient;
    return ageYears !== null && ageConflict('procedure', this.line.code, ageYears) !== undefined;
  }

  get placeRate(): string | null {
    return this.place === null ? null : (placeOfService(this.place)?.rate ?? null);
  }

  get unknownModifiers(): readonly string[] {
    return this.line.modifiers.filter((code) => modifier(code) === undefined);
  }
}

/** A diagnosis on a day: the line's that points to it, else the first of the claim. */
export class DiagnosisView {
  private found: DiagnosisStatus | undefined;

  constructor(
    readonly code: string,
    readonly day: CalendarDate,
    private readonly document: ClaimDocument,
  ) {}

  get status(): DiagnosisStatus {
    return (this.found ??= diagnosisOn(this.code, this.day));
  }

  get isForOtherSex(): boolean {
    return sexConflict('diagnosis', this.code, this.document.encounter.patient.sex) !== undefined;
  }

  get isForOtherAge(): boolean {
    const { ageYears } = this.document.encounter.patient;
    return ageYears !== null && ageConflict('diagnosis', this.code, ageYears) !== undefined;
  }
}
