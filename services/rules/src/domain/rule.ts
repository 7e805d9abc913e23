import type { ClaimLine } from '@chargeline/contracts';
import type { CalendarDate } from '@chargeline/kernel';
import type { ClaimDocument } from './claim-document.js';

/** The numbers of the lines that break a rule; null stands for the claim as a whole. None is a pass. */
export type Broken = readonly (number | null)[];

export interface Rule {
  /** Family and number. Never changes once published, and is never given to another rule. */
  readonly id: string;
  readonly severity: 'reject' | 'warn';
  /** What is wrong and what to do: the sentence that a biller reads. */
  readonly because: string;
  /** Who says so: a manual's chapter and section, an X12 element, a regulation. */
  readonly source: string;
  broken(document: ClaimDocument): Broken;
}

type Ask = (document: ClaimDocument) => Broken;

/** A question to the claim as a whole. */
export const wholeClaim =
  (isBroken: (document: ClaimDocument) => boolean): Ask =>
  (document) =>
    isBroken(document) ? [null] : [];

/** The same question to each line. */
export const eachLine =
  (isBroken: (line: ClaimLine, document: ClaimDocument) => boolean): Ask =>
  (document) =>
    document.claim.lines.filter((line) => isBroken(line, document)).map(({ line }) => line);

/**
 * A question to each diagnosis on a day. The lines that point to a wrong one, each on its own day, break the rule; and the claim does
 * when one is wrong that no line points to, on the first day of service. Lines that are `spared` are not asked.
 */
export const eachDiagnosis =
  (
    isWrong: (code: string, day: CalendarDate, document: ClaimDocument) => boolean,
    spared: (line: ClaimLine) => boolean = () => false,
  ): Ask =>
  (document) => {
    const { diagnoses, lines } = document.claim;
    const wrongOn = (pointer: number, day: CalendarDate): boolean => {
      const code = diagnoses[pointer - 1];
      return code !== undefined && isWrong(code, day, document);
    };
    const broken = lines
      .filter((line) => !spared(line) && line.pointers.some((pointer) => wrongOn(pointer, line.serviceFrom)))
      .map(({ line }) => line);
    const pointed = new Set(lines.flatMap(({ pointers }) => pointers));
    const firstDay = lines.map(({ serviceFrom }) => serviceFrom).sort()[0] ?? '';
    const loose = diagnoses.some((_, index) => !pointed.has(index + 1) && wrongOn(index + 1, firstDay));
    return loose ? [null, ...broken] : broken;
  };
