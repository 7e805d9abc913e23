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
import { type DiagnosisFacts, knownFacts, type ProcedureFacts } from './facts.js';
import { filingLimitOf } from '../rulebook/filing-limits.js';
import type { NationalPrice } from './national-price.js';
import { type PastLineView, pastLinesOf } from './past-view.js';

/** A claim as conditions see it, with what the reference data say of it on its days. */
export class ClaimView {
  readonly lines: readonly LineView[];
  /** On its first day. */
  readonly diagnoses: readonly DiagnosisFacts[];
  /** The first day of service of any line; empty without lines. */
  readonly firstDay: string;
  /** The lines of earlier claims of the patient. */
  readonly past: readonly PastLineView[];
  /** Those of the day that was asked last. */
  private pairs: { readonly day: CalendarDate; readonly edits: readonly PairEdit[] } | undefined;
  private operated: readonly LineView[] | undefined;
  private visited: readonly LineView[] | undefined;
  private filing: CalendarDate | null | undefined;

  constructor(
    readonly document: ClaimDocument,
    /** What is known of codes; the same for all claims until the reference data change. */
    readonly known = knownFacts(),
  ) {
    const { claim, encounter, history } = document;
    this.past = history === undefined ? NO_PAST : pastLinesOf(history, encounter);
    this.firstDay = firstDayOf(claim.lines);
    const onFirst = this.known.on(this.firstDay);
    this.diagnoses = claim.diagnoses.map((code) => onFirst.diagnosis(code));
    this.lines = claim.lines.map((line, at) => {
      const { code, serviceFrom } = line;
      const onDay = serviceFrom === this.firstDay ? onFirst : this.known.on(serviceFrom);
      return new LineView(line, at, this, onDay.procedure(code));
    });
  }

  /** The diagnoses that are listed once more. */
  get diagnosesAgain(): readonly DiagnosisFacts[] {
    return this.diagnoses.filter((one, at, all) => all.indexOf(one) < at);
  }

  /** The diagnoses that no line points to. */
  get loose(): readonly DiagnosisFacts[] {
    const { lines } = this.document.claim;
    let loose: DiagnosisFacts[] | undefined;
    for (let at = 0; at < this.diagnoses.length; at += 1)
      if (!isPointedTo(at + 1, lines)) (loose ??= []).push(this.diagnoses[at]!);
    return loose ?? NO_DIAGNOSES;
  }

  /** The diagnosis that a pointer points to, on a day; undefined where it points to nothing. */
  pointed(pointer: number, day: CalendarDate): DiagnosisFacts | undefined {
    const diagnosis = this.diagnoses[pointer - 1];
    return diagnosis === undefined || day === this.firstDay ? diagnosis : this.known.on(day).diagnosis(diagnosis.code);
  }

  /** Lines of operations: those with days before or after them. */
  get operations(): readonly LineView[] {
    return (this.operated ??= linesWith(this.lines, isOperation));
  }

  get visits(): readonly LineView[] {
    return (this.visited ??= linesWith(this.lines, isVisit));
  }

  /** The NCCI edits of practitioners between the codes of a day. */
  pairsOn(day: CalendarDate): readonly PairEdit[] {
    if (this.pairs?.day === day) return this.pairs.edits;
    const codes: string[] = [];
    for (const { line } of this.lines) if (line.serviceFrom === day) codes.push(line.code);
    const edits = codes.length < 2 ? NO_PAIRS : (pairEditsOf('practitioner', codes, day) ?? NO_PAIRS);
    this.pairs = { day, edits };
    return edits;
  }

  /** The last day on which its payer takes what began first; null where no table says how long it does. */
  get lastFilingDay(): CalendarDate | null {
    if (this.filing === undefined) this.filing = this.findLastFilingDay();
    return this.filing;
  }

  private findLastFilingDay(): CalendarDate | null {
    const { coverage } = this.document.encounter;
    const limit = coverage && filingLimitOf(coverage.payerId, coverage.filingIndicator);
    return limit === null ? null : this.known.on(this.firstDay).lastFilingDay(limit);
  }

  /** What its lines charge together, in cents. */
  get sumOfLines(): number {
    return this.document.claim.lines.reduce((sum, { chargeCents }) => sum + chargeCents, 0);
  }
}

function firstDayOf(lines: readonly ClaimLine[]): string {
  let first = lines[0]?.serviceFrom ?? '';
  for (const { serviceFrom } of lines) if (serviceFrom < first) first = serviceFrom;
  return first;
}

const NO_PAST: readonly PastLineView[] = [];
const NO_PAIRS: readonly PairEdit[] = [];
const NO_LINES: readonly LineView[] = [];
const NO_DIAGNOSES: readonly DiagnosisFacts[] = [];

function isPointedTo(pointer: number, lines: readonly ClaimLine[]): boolean {
  for (const { pointers } of lines) if (pointers.includes(pointer)) return true;
  return false;
}

function isOneAgain(pointers: readonly number[]): boolean {
  for (let at = 0; at < pointers.length; at += 1) if (pointers.indexOf(pointers[at]!) < at) return true;
  return false;
}

const isOperation = ({ facts }: LineView): boolean => facts.isOperation;
const isVisit = ({ facts }: LineView): boolean => facts.isVisit;

/** Most claims have none: they share one empty list. */
function linesWith(lines: readonly LineView[], isWanted: (line: LineView) => boolean): readonly LineView[] {
  let found: LineView[] | undefined;
  for (const line of lines) if (isWanted(line)) (found ??= []).push(line);
  return found ?? NO_LINES;
}

export class LineView {
  /** What it points to, on its own day; a pointer to nothing is passed by. */
  readonly diagnoses: readonly DiagnosisFacts[];
  /** The one that it points to first; null where that is none of the claim. */
  readonly diagnosis: DiagnosisFacts | null;
  private before: readonly LineView[] | undefined;
  private around: readonly LineView[] | undefined;
  private priced: NationalPrice | null | undefined;

  constructor(
    readonly line: ClaimLine,
    private readonly at: number,
    private readonly claim: ClaimView,
    /** Of its code on its first day. */
    readonly facts: ProcedureFacts,
  ) {
    const { pointers, serviceFrom } = line;
    const first = pointers.length === 0 ? undefined : claim.pointed(pointers[0]!, serviceFrom);
    this.diagnosis = first ?? null;
    const diagnoses = first === undefined ? [] : [first];
    for (let next = 1; next < pointers.length; next += 1) {
      const diagnosis = claim.pointed(pointers[next]!, serviceFrom);
      if (diagnosis !== undefined) diagnoses.push(diagnosis);
    }
    this.diagnoses = diagnoses;
  }

  /** What it is billed as: equipment and supplies for the home (HCPCS letters E, K and L), or else a professional's service. */
  get kind(): 'professional' | 'dme' {
    return /^[EKL]\d{4}$/.test(this.line.code) ? 'dme' : 'professional';
  }

  get place(): string | null {
    return placeOf(this.line, this.claim.document) || null;
  }

  /** The lines before it. */
  get earlier(): readonly LineView[] {
    return (this.before ??= this.claim.lines.slice(0, this.at));
  }

  /** Those of its code that are before it. */
  get repeated(): readonly LineView[] {
    return this.claim.lines.filter(({ line, at }) => at < this.at && line.code === this.line.code);
  }

  /** Those of its charge that are before it. */
  get chargedBefore(): readonly LineView[] {
    return this.claim.lines.filter(({ line, at }) => at < this.at && line.chargeId === this.line.chargeId);
  }

  get others(): readonly LineView[] {
    return (this.around ??= this.claim.lines.filter((other) => other !== this));
  }

  get onEarlierDays(): readonly LineView[] {
    return this.claim.lines.filter(({ line }) => line.serviceFrom < this.line.serviceFrom);
  }

  get otherOperations(): readonly LineView[] {
    const { operations } = this.claim;
    return this.facts.isOperation ? operations.filter((other) => other !== this) : operations;
  }

  get otherVisits(): readonly LineView[] {
    const { visits } = this.claim;
    return this.facts.isVisit ? visits.filter((other) => other !== this) : visits;
  }

  /** The pointers that point to no diagnosis of the claim. */
  get pointersAstray(): readonly number[] {
    return this.line.pointers.filter((pointer) => this.claim.diagnoses[pointer - 1] === undefined);
  }

  /** The pointers to where an earlier one points. */
  get pointersAgain(): readonly number[] {
    return this.line.pointers.filter((pointer, at, all) => all.indexOf(pointer) < at);
  }

  /** A bit for each thing that it can have or lack, in the order of `WHETHER`; rules are asked alike of lines that have the same. */
  get traits(): number {
    const { line, claim, at } = this;
    const { pointers } = line;
    let traits = line.ndc === null ? 0 : 1;
    if (claim.past.length > 0) traits |= 2 | (this.unitsOfDayInHistory === null ? 0 : 4);
    if (pointers.length > 0) traits |= 8;
    if (this.diagnoses.length < pointers.length) traits |= 16;
    if (isOneAgain(pointers)) traits |= 32;
    if (claim.lines.length === 1) return traits;
    traits |= 64 | (this.isPart ? 128 : 0);
    if (at > 0) traits |= 256;
    for (let before = 0; before < at; before += 1) {
      const { code, chargeId } = claim.lines[before]!.line;
      if (code === line.code) traits |= 512;
      if (chargeId === line.chargeId) traits |= 8192;
    }
    if (claim.operations.length > (this.facts.isOperation ? 1 : 0)) traits |= 1024;
    if (claim.visits.length > (this.facts.isVisit ? 1 : 0)) traits |= 2048;
    if (line.serviceFrom !== claim.firstDay) traits |= 4096;
    return traits;
  }

  /** The row without modifier of the fee schedule of its day; null where the tables have none. */
  get schedule(): FeeScheduleRow | null {
    return this.facts.schedule;
  }

  /** An add-on to another service: global days ZZZ (Claims Processing Manual ch. 23, Addendum). */
  get isAddOn(): boolean {
    return this.schedule?.globalDays === 'ZZZ';
  }

  /** What Medicare pays nationally for a unit of it, or of the part that modifier 26 or TC names. */
  get price(): NationalPrice | null {
    const { modifiers } = this.line;
    if (this.priced === undefined)
      this.priced = this.facts.priceOf(modifiers.includes('26') ? '26' : modifiers.includes('TC') ? 'TC' : '');
    return this.priced;
  }

  get procedure(): ProcedureStatus {
    return this.facts.status;
  }

  /** Both ends counted; missing where its dates are not dates in order. */
  get days(): number | null {
    const { serviceFrom, serviceTo } = this.line;
    if (!isCalendarDate(serviceFrom) || !isCalendarDate(serviceTo) || serviceTo < serviceFrom) return null;
    return daysBetween(serviceFrom, serviceTo) + 1;
  }

  private get isPart(): boolean {
    const { code, serviceFrom } = this.line;
    for (const { columnTwo } of this.claim.pairsOn(serviceFrom)) if (columnTwo === code) return true;
    return false;
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
    let units = 0;
    for (const { line } of this.claim.lines)
      if (line.code === code && line.serviceFrom === serviceFrom) units += line.units;
    return units;
  }

  get history(): readonly PastLineView[] {
    return this.claim.past;
  }

  /** The units of its code on its day by the same provider in earlier claims; missing where there are none. */
  get unitsOfDayInHistory(): number | null {
    if (this.history.length === 0) return null;
    const { code, serviceFrom } = this.line;
    const alike = this.history.filter(
      ({ line, isSameBiller, isSameRenderer }) =>
        line.code === code && line.serviceFrom === serviceFrom && isSameBiller && isSameRenderer,
    );
    return alike.length === 0 ? null : alike.reduce((sum, { line }) => sum + line.units, 0);
  }

  get unitsOfClaim(): number {
    const alike = this.claim.lines.filter(({ line }) => line.code === this.line.code);
    return alike.reduce((sum, { line }) => sum + line.units, 0);
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
