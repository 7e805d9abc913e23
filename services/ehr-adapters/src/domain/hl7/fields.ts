import { centsOf, type Cents } from '@chargeline/kernel';
import { hl7Date, Hl7Fault, type ErrorCode, type Hl7Message, type Hl7Segment } from '@chargeline/hl7';

/** A segment read so that every fault names its place, never what stands there. Texts come trimmed. */
export class Fields {
  constructor(
    readonly segment: Hl7Segment,
    /** Which segment of its name it is, from 1. */
    readonly sequence: number,
  ) {}

  /** The segments of a name, in the order sent. */
  static all(message: Hl7Message, name: string): readonly Fields[] {
    return message.all(name).map((segment, at) => new Fields(segment, at + 1));
  }

  /** An AE that names the field; 0 is the segment itself. */
  fault(field: number, errorCode: ErrorCode, what: string): Hl7Fault {
    const { name } = this.segment;
    const place = field === 0 ? name : `${name}-${field}`;
    return new Hl7Fault(`${place} ${what}`, {
      ackCode: 'AE',
      errorCode,
      segment: name,
      sequence: this.sequence,
      field,
    });
  }

  /** Empty when absent. A text longer than `most` is refused, never cut. */
  text(field: number, component: number, most: number, repetition = 1): string {
    const text = this.segment.get(field, component, repetition).trim();
    if (text.length > most) throw this.fault(field, 102, `is longer than ${most} characters.`);
    return text;
  }

  maybe(field: number, component: number, most: number): string | null {
    return this.text(field, component, most) || null;
  }

  required(field: number, component: number, most: number): string {
    const text = this.text(field, component, most);
    if (text === '') throw this.fault(field, 101, 'is empty.');
    return text;
  }

  /** The year, month or day of a date or time stamp, null when absent. */
  date(field: number, component = 1): string | null {
    const text = this.text(field, component, 30);
    if (text === '') return null;
    const date = hl7Date(text);
    if (date === null) throw this.fault(field, 102, 'is not a date of the calendar.');
    return date.date;
  }

  /** The day of a date or time stamp, null when absent. */
  day(field: number, component = 1): string | null {
    const date = this.date(field, component);
    if (date !== null && date.length < 10) throw this.fault(field, 102, 'does not name a day.');
    return date;
  }

  /** An amount of dollars (CP.1, MO.1 and its currency), null when absent. */
  cents(field: number): Cents | null {
    const text = this.text(field, 1, 30);
    if (text === '') return null;
    const currency = this.segment.get(field, 1, 1, 2).trim();
    if (currency !== '' && currency !== 'USD') throw this.fault(field, 103, 'is in another currency than USD.');
    const cents = centsOf(text);
    if (cents === null) throw this.fault(field, 102, 'is not an amount in dollars and cents.');
    if (cents < 0) throw this.fault(field, 102, 'is a negative amount.');
    return cents;
  }

  repetitions(field: number): readonly number[] {
    return this.segment.repetitions(field).map((_, at) => at + 1);
  }
}
