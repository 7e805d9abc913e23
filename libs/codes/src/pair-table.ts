import { type CalendarDate, ChargelineError } from '@chargeline/kernel';

/** A procedure-to-procedure edit of the NCCI that is in force: with column one, column two is not paid. */
export interface PairEdit {
  readonly columnOne: string;
  readonly columnTwo: string;
  /** 0: no modifier lifts the edit; 1: an NCCI modifier does. Edits with 9 have never been in force and are left out. */
  readonly modifierIndicator: '0' | '1';
  /** First and last day of service, both included; null: not deleted. */
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** As CMS prints it; may be empty. */
  readonly rationale: string;
  /** The id of the release that has the edit. */
  readonly release: string;
}

/** What an edit says beside its codes and days: few texts, each of many edits. */
export type Wording = Pick<PairEdit, 'modifierIndicator' | 'rationale' | 'release'>;

/** An edit to be kept: both columns, its days (the last one empty when it is not deleted), and its wording as one text. */
export type PairRow = readonly [columnOne: string, columnTwo: string, from: string, to: string, wording: string];

/** A third of the places is empty: the search for a pair ends there. */
const PLACES_AN_EDIT = 1.5;
/** Bits for each edit: of ten absent pairs nine meet none that is set, and are told without a look into the table. */
const BITS_AN_EDIT = 8;
/** How many texts have the form of a procedure code: a digit or letter, three digits, a digit or letter. */
const FORMS = 36 * 1_000 * 36;
const NO_FORM = -1;
/** Two codes make one number of 32 bits; days and wordings have 16. */
const MOST = 0xffff;

const unlikeNcci = (what: string): ChargelineError =>
  new ChargelineError(
    'CHL_CODES_EDITS',
    `The NCCI edits cannot be used: ${what}. Load the official files of the quarter again.`,
    false,
  );

/**
 * Edits by their two codes in whichever order, 16 bytes each: a hash table in typed arrays, where a pair of several edits
 * has several places. Codes, days and wordings are numbered as they come; an empty place has the pair 0.
 */
export class PairTable {
  private readonly numbers = new Uint16Array(FORMS);
  private readonly codes = [''];
  private readonly days = [''];
  private readonly wordings: Wording[] = [];
  private readonly pairs: Uint32Array;
  /** First day, last day, and twice the wording: one more where column one is the code with the higher number. */
  private readonly said: Uint16Array;
  private readonly bits: Uint32Array;

  /** `edits`: how many will be added at most. */
  constructor(edits: number) {
    const places = Math.ceil(edits * PLACES_AN_EDIT) + 1;
    this.pairs = new Uint32Array(places);
    this.said = new Uint16Array(places * 3);
    this.bits = new Uint32Array(Math.ceil((edits * BITS_AN_EDIT) / 32) + 1);
  }

  /** Adds the edits of one part; `read` gets each wording once. Throws CHL_CODES_EDITS. */
  addPart(edits: Iterable<PairRow>, read: (wording: string) => Wording): void {
    const days = new Map(this.days.map((day, number) => [day, number] as const));
    const wordings = new Map<string, number>();
    for (const [columnOne, columnTwo, from, to, text] of edits) {
      let wording = wordings.get(text);
      if (wording === undefined) wordings.set(text, (wording = this.wordings.push(read(text)) - 1));
      if (wording * 2 >= MOST) throw unlikeNcci('nearly each has a rationale of its own');
      const [one, two] = [this.numbered(columnOne), this.numbered(columnTwo)];
      const place = this.take(pairOf(one, two)) * 3;
      this.said[place] = this.dayNumbered(from, days);
      this.said[place + 1] = this.dayNumbered(to, days);
      this.said[place + 2] = wording * 2 + (one > two ? 1 : 0);
    }
  }

  /** The number of a code; 0 when no edit has it. */
  numberOf(code: string): number {
    const form = formOf(code);
    return form === NO_FORM ? 0 : this.numbers[form]!;
  }

  /** The edit in force on a day between two codes by their numbers. */
  find(one: number, other: number, on: string): PairEdit | undefined {
    const pair = pairOf(one, other);
    const share = scattered(pair);
    const bit = placeAmong(this.bits.length * 32, share);
    if ((this.bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return undefined;
    let best: PairEdit | undefined;
    for (let place = placeAmong(this.pairs.length, share); this.pairs[place] !== 0; place = this.after(place)) {
      if (this.pairs[place] !== pair) continue;
      const found = this.inForceAt(place, pair, on);
      if (found !== undefined && (best === undefined || prevails(found, best))) best = found;
    }
    return best;
  }

  /** Both ends are included: an edit still holds on the day of its deletion. */
  private inForceAt(place: number, pair: number, on: string): PairEdit | undefined {
    const from = this.days[this.said[place * 3]!]!;
    const to = this.days[this.said[place * 3 + 1]!]!;
    if (on < from || (to !== '' && on > to)) return undefined;
    const said = this.said[place * 3 + 2]!;
    const [low, high] = [this.codes[pair >>> 16]!, this.codes[pair & MOST]!];
    const [columnOne, columnTwo] = (said & 1) === 0 ? [low, high] : [high, low];
    const { modifierIndicator, rationale, release } = this.wordings[said >>> 1]!;
    return { columnOne, columnTwo, modifierIndicator, from, to: to === '' ? null : to, rationale, release };
  }

  /** Gives a pair a place of its own. */
  private take(pair: number): number {
    const share = scattered(pair);
    let place = placeAmong(this.pairs.length, share);
    while (this.pairs[place] !== 0) place = this.after(place);
    this.pairs[place] = pair;
    const bit = placeAmong(this.bits.length * 32, share);
    this.bits[bit >>> 5]! |= 1 << (bit & 31);
    return place;
  }

  private numbered(code: string): number {
    const known = this.numberOf(code);
    if (known !== 0) return known;
    const form = formOf(code);
    if (form === NO_FORM) throw unlikeNcci(`"${code}" is no procedure code`);
    if (this.codes.length > MOST) throw unlikeNcci(`they have more than ${MOST} codes`);
    return (this.numbers[form] = this.codes.push(code) - 1);
  }

  private dayNumbered(day: string, known: Map<string, number>): number {
    let number = known.get(day);
    if (number === undefined) known.set(day, (number = this.days.push(day) - 1));
    if (number > MOST) throw unlikeNcci(`they have more than ${MOST} days`);
    return number;
  }

  private after(place: number): number {
    return place + 1 === this.pairs.length ? 0 : place + 1;
  }
}

const pairOf = (one: number, other: number): number => (one < other ? (one << 16) | other : (other << 16) | one) >>> 0;

const placeAmong = (places: number, share: number): number => Math.floor((share / 2 ** 32) * places);

/** Of several edits in force the one that began last, then the one that no modifier lifts. */
const prevails = (one: PairEdit, other: PairEdit): boolean =>
  one.from === other.from ? one.modifierIndicator < other.modifierIndicator : one.from > other.from;

/** Neighbouring numbers far apart, over all 32 bits (the finalizer of MurmurHash3). */
function scattered(number: number): number {
  let mixed = number;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Each form has a number of its own. */
function formOf(code: string): number {
  const first = valueOf(code.charCodeAt(0));
  const second = valueOf(code.charCodeAt(1));
  const third = valueOf(code.charCodeAt(2));
  const fourth = valueOf(code.charCodeAt(3));
  const last = valueOf(code.charCodeAt(4));
  if (code.length !== 5 || first > 35 || second > 9 || third > 9 || fourth > 9 || last > 35) return NO_FORM;
  return (first * 1_000 + second * 100 + third * 10 + fourth) * 36 + last;
}

/** 0 to 9, A to Z as 10 to 35, and all else as more. */
function valueOf(character: number): number {
  if (character >= 48 && character <= 57) return character - 48;
  return character >= 65 && character <= 90 ? character - 55 : 36;
}
