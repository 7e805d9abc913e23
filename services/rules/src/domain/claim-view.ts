import {
  type FeeScheduleRow,
  modifier,
  type PairEdit,
  pairEditsOf,
  placeOfService,
  type ProcedureStatus,
} from '@chargeline/codes';
import type { ClaimLine } from '@chargeline/contracts';
import { type CalendarDate, daysBetween, isCalendarDate } from '@chargeline/kernel';
import { type ClaimDocument, placeOf } from './claim-document.js';
import { type DiagnosisFacts, diagnosisFacts, type ProcedureFacts, procedureFacts } from './facts.js';

/** A claim as conditions see it, with what the reference data say of it on its days. */
export class ClaimView {
  readonly lines: readonly LineView[];
  readonly diagnoses: readonly DiagnosisView[];
  /** The first day of service of any line; empty without lines. */
  readonly firstDay: string;
  private readonly pairs = new Map<CalendarDate, readonly PairEdit[]>();

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

  /** The NCCI edits of practitioners between the codes of a day. */
  pairsOn(day: CalendarDate): readonly PairEdit[] {
    const before = this.pairs.get(day);
    if (before !== undefined) return before;
    const codes = this.lines.filter(({ line }) => line.serviceFrom === day).map(({ line }) => line.code);
    const found = codes.length < 2 ? [] : (pairEditsOf('practitioner', codes, day) ?? []);
    this.pairs.set(day, found);
    return found;
  }

  /** What its lines charge together, in cents. */
  get sumOfLines(): number {
    return this.document.claim.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  }
}

export class LineView {
  /** Of its code on its first day. */
  readonly facts: ProcedureFacts;
  /** What it points to, on its own day; a pointer to nothing is passed by. */
  readonly diagnoses: readonly DiagnosisView[];

  constructor(
    readonly line: ClaimLine,
    private readonly at: number,
    private readonly claim: ClaimView,
  ) {
    const { document } = claim;
    this.facts = procedureFacts(line.code, line.serviceFrom);
    this.diagnoses = line.pointers.flatMap((pointer) => {
      const code = document.claim.diagnoses[pointer - 1];
      return code === undefined ? [] : [new DiagnosisView(code, line.serviceFrom, document)];
    });
  }

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
    return this.facts.schedule;
  }

  /** An add-on to another service: global days ZZZ (Claims Processing Manual ch. 23, Addendum). */
  get isAddOn(): boolean {
    return this.schedule?.globalDays === 'ZZZ';
  }

  get procedure(): ProcedureStatus {
    return this.facts.status;
  }

  /** The one that it points to first. */
  get diagnosis(): DiagnosisView | null {
    const isThere = this.line.pointers.length > 0 && this.claim.diagnoses[this.line.pointers[0]! - 1] !== undefined;
    return isThere ? this.diagnoses[0]! : null;
  }

  /** Both ends counted; missing where its dates are not dates in order. */
  get days(): number | null {
    const { serviceFrom, serviceTo } = this.line;
    if (!isCalendarDate(serviceFrom) || !isCalendarDate(serviceTo) || serviceTo < serviceFrom) return null;
    return daysBetween(serviceFrom, serviceTo) + 1;
  }

  /** The edits by which it is part of another line of its day. */
  get partOf(): readonly PairView[] {
    const { code, serviceFrom } = this.line;
    return this.claim
      .pairsOn(serviceFrom)
      .filter(({ columnTwo }) => columnTwo === code)
      .flatMap((edit) =>
        this.claim.lines
          .filter(({ line }) => line.serviceFrom === serviceFrom && line.code === edit.columnOne)
          .map((whole) => ({ edit, whole })),
      );
  }

  /** The units of its code on its day, over all lines. */
  get unitsOfDay(): number {
    const { code, serviceFrom } = this.line;
    const alike = this.claim.lines.filter(({ line }) => line.code === code && line.serviceFrom === serviceFrom);
    return alike.reduce((sum, { line }) => sum + line.units, 0);
  }

  get isForOtherSex(): boolean {
    return this.facts.isForOtherSexThan(this.claim.document.encounter.patient.sex);
  }

  get isForOtherAge(): boolean {
    const { ageYears } = this.claim.document.encounter.patient;
    return ageYears !== null && this.facts.isForOtherAgeThan(ageYears);
  }

  get placeRate(): string | null {
    return this.place === null ? null : (placeOfService(this.place)?.rate ?? null);
  }

  get unknownModifiers(): readonly string[] {
    return this.line.modifiers.filter((code) => modifier(code) === undefined);
  }
}

/** An NCCI edit between two lines: the code of one is part of that of the whole. */
export interface PairView {
  readonly edit: PairEdit;
  readonly whole: LineView;
}

/** A diagnosis on a day: the line's that points to it, else the first of the claim. */
export class DiagnosisView {
  readonly facts: DiagnosisFacts;

  constructor(
    readonly code: string,
    day: CalendarDate,
    private readonly document: ClaimDocument,
  ) {
    this.facts = diagnosisFacts(code, day);
  }

  get isForOtherSex(): boolean {
    return this.facts.isForOtherSexThan(this.document.encounter.patient.sex);
  }

  get isForOtherAge(): boolean {
    const { ageYears } = this.document.encounter.patient;
    return ageYears !== null && this.facts.isForOtherAgeThan(ageYears);
  }
}
