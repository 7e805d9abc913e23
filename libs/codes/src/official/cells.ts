import { isCalendarDate } from '@chargeline/kernel';
import type { Notes } from './notes.js';

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g;
/** A spreadsheet's way to keep text as text: `="00100"`. */
const TEXT_FORMULA = /^[=＝]"(.*)"$/;
const LOST_ZEROS = /^\d+$/;

/** What DOS puts at the end of a text. */
export const END_OF_FILE = '\u001a';

/** The cells of one row of an official file, by column; each asked for in the form that its column must have. */
export class Cells {
  key = '';
  refused = false;

  constructor(
    readonly row: number,
    private readonly cells: Readonly<Record<string, string | undefined>>,
    private readonly notes: Notes,
  ) {}

  /** The trimmed text, without stray control bytes. */
  text(column: string): string {
    const printed = this.cells[column] ?? '';
    const text = printed.replaceAll(CONTROL, '').trim().replace(TEXT_FORMULA, '$1');
    if (text !== printed.trim()) this.repair(column, 'a stray control byte or text formula is left out');
    return text;
  }

  /** Text of one form. */
  matching(column: string, form: RegExp, what: string): string {
    const text = this.text(column);
    if (!form.test(text)) this.refuse(column, `"${brief(text)}" is not ${what}`);
    return text;
  }

  /** Text of a fixed number of characters whose leading zeros a spreadsheet may have dropped: `100` is `00100`. */
  padded(column: string, width: number, form: RegExp, what: string): string {
    const text = this.text(column);
    if (form.test(text) && text.length === width) return text;
    const whole = text.padStart(width, '0');
    if (text !== '' && LOST_ZEROS.test(text) && form.test(whole)) {
      this.repair(column, `"${text}" has its leading zeros back: ${whole}`);
      return whole;
    }
    this.refuse(column, `"${brief(text)}" is not ${what}`);
    return text;
  }

  /** A CPT or HCPCS code, five characters. */
  procedure(column: string): string {
    return this.padded(column, 5, /^[0-9A-Z]\d{3}[0-9A-Z]$/, 'a procedure code');
  }

  /** A modifier of two characters, or none. */
  modifier(column: string): string {
    return this.matching(column, /^([0-9A-Z]{2})?$/, 'a modifier');
  }

  /** A Medicare contractor, five digits. */
  carrier(column: string): string {
    return this.padded(column, 5, /^\d{5}$/, 'a contractor of five digits');
  }

  /** A Medicare locality, two digits, unique within its contractor. */
  locality(column: string): string {
    return this.padded(column, 2, /^\d\d$/, 'a locality of two digits');
  }

  /** A decimal, not negative, as a whole number of its last place: `0.927` with 3 places is 927. Empty is null. */
  decimal(column: string, places: number): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const plain = text.replace(/^\$\s*/, '').replaceAll(/,(?=\d{3}(?:\D|$))/g, '');
    const match = /^(\d{0,9})(?:\.(\d*))?$/.exec(plain);
    const decimals = match?.[2]?.replace(/0+$/, '') ?? '';
    if (match === null || plain === '.' || decimals.length > places) {
      this.refuse(column, `"${brief(text)}" is not an amount of at most ${places} decimals`);
      return null;
    }
    if (plain !== text) this.repair(column, `"${text}" is read as ${plain}`);
    return Number(match[1] + decimals.padEnd(places, '0'));
  }

  /** A decimal that must be there. */
  amount(column: string, places: number): number {
    const value = this.decimal(column, places);
    if (value === null && !this.refused) this.refuse(column, 'is empty');
    return value ?? 0;
  }

  /** A day as `YYYYMMDD`, `YYYY-MM-DD` or `M/D/YYYY`; empty or `*` is null. */
  day(column: string): string | null {
    const text = this.text(column);
    if (text === '' || text === '*') return null;
    const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
    const day =
      us === null
        ? text.replace(/^(\d{4})-?(\d\d)-?(\d\d)$/, '$1-$2-$3')
        : `${us[3]}-${us[1]!.padStart(2, '0')}-${us[2]!.padStart(2, '0')}`;
    if (isCalendarDate(day)) return day;
    this.refuse(column, `"${brief(text)}" is not a day`);
    return null;
  }

  repair(column: string, what: string): void {
    this.notes.repair(this.row, this.key, `${column}: ${what}`);
  }

  refuse(column: string, what: string): void {
    this.refused = true;
    this.notes.refuse(this.row, this.key, `${column}: ${what}`);
  }
}

const brief = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);
