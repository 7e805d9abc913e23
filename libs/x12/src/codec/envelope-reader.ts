import type { FunctionalGroup, Interchange, TransactionSet } from './envelope.js';
import type { X12Fault, X12FaultCode } from './fault.js';
import { gsHeader, isaHeader, stHeader } from './headers.js';
import { element, type Segment } from './segment.js';

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/**
 * Puts segments into their envelopes and checks control numbers and counts (X12.5, X12.6).
 * A transaction set without its SE is reported and left out, so that nothing half is ever read.
 */
export class EnvelopeReader {
  #interchange: Open<Interchange> | null = null;
  #group: Open<FunctionalGroup> | null = null;
  #set: Open<TransactionSet> | null = null;
  #groups = 0;
  #sets = 0;

  constructor(private readonly report: (fault: X12Fault) => void) {}

  /** Takes the next segment; returns an interchange when this segment ended one. */
  take(segment: Segment): Interchange | null {
    switch (segment.id) {
      case 'ISA':
        return this.#openInterchange(segment);
      case 'IEA':
        return this.#closeInterchange(segment);
      case 'GS':
        this.#openGroup(segment);
        return null;
      case 'GE':
        this.#closeGroup(segment);
        return null;
      case 'ST':
        this.#openSet(segment);
        return null;
      case 'SE':
        this.#closeSet(segment);
        return null;
      default:
        this.#keep(segment);
        return null;
    }
  }

  /** Ends the text; returns the interchange that was left open, if one was. */
  end(position: number): Interchange | null {
    const left = this.#interchange;
    if (left === null) return null;
    const missing = this.#set !== null ? 'SE' : this.#group !== null ? 'GE' : 'IEA';
    this.report({ code: 'truncated', segment: missing, position, message: 'the envelope is not closed' });
    this.#endGroup();
    this.#interchange = null;
    return left;
  }

  #openInterchange(isa: Segment): Interchange | null {
    const left = this.end(isa.position);
    this.#interchange = { ...isaHeader(isa), acknowledgements: [], groups: [] };
    this.#groups = 0;
    return left;
  }

  #openGroup(gs: Segment): void {
    if (this.#group !== null) this.#fault('truncated', gs, 'the group before is not closed');
    this.#endGroup();
    if (this.#interchange === null) return this.#fault('segment-order', gs, 'stands outside of an interchange');
    this.#groups += 1;
    this.#sets = 0;
    this.#group = { ...gsHeader(gs), sets: [] };
  }

  #openSet(st: Segment): void {
    if (this.#set !== null) this.#fault('truncated', st, 'the transaction set before is not closed');
    this.#set = null;
    if (this.#group === null) return this.#fault('segment-order', st, 'stands outside of a group');
    this.#sets += 1;
    this.#set = { ...stHeader(st, this.#group.version), segments: [] };
  }

  #closeSet(se: Segment): void {
    const set = this.#set;
    if (set === null) return this.#fault('segment-order', se, 'closes no transaction set');
    this.#count('set-count', se, set.segments.length + 2, 'SE01 is not the number of segments');
    this.#control('set-control', se, set.control, 'SE02 is not ST02');
    this.#group?.sets.push(set);
    this.#set = null;
  }

  #closeGroup(ge: Segment): void {
    if (this.#set !== null) this.#fault('truncated', ge, 'a transaction set is not closed');
    if (this.#group === null) return this.#fault('segment-order', ge, 'closes no group');
    this.#count('group-count', ge, this.#sets, 'GE01 is not the number of transaction sets');
    this.#control('group-control', ge, this.#group.control, 'GE02 is not GS06');
    this.#endGroup();
  }

  #closeInterchange(iea: Segment): Interchange | null {
    const done = this.#interchange;
    if (done === null) {
      this.#fault('segment-order', iea, 'closes no interchange');
      return null;
    }
    if (this.#group !== null) this.#fault('truncated', iea, 'a group is not closed');
    this.#count('interchange-count', iea, this.#groups, 'IEA01 is not the number of groups');
    this.#control('interchange-control', iea, done.control, 'IEA02 is not ISA13');
    this.#endGroup();
    this.#interchange = null;
    return done;
  }

  #keep(segment: Segment): void {
    if (!/^[A-Z][A-Z0-9]{1,2}$/.test(segment.id)) {
      this.report({ code: 'segment-id', segment: '', position: segment.position, message: 'this is no segment id' });
    }
    if (hasForeignCharacters(segment)) this.#fault('characters', segment, 'a character is not of the X12 sets');
    if (this.#set !== null) this.#set.segments.push(segment);
    else if (segment.id === 'TA1' && this.#group === null) this.#interchange?.acknowledgements.push(segment);
    else this.#fault('segment-order', segment, 'stands outside of a transaction set');
  }

  #endGroup(): void {
    if (this.#group !== null) this.#interchange?.groups.push(this.#group);
    this.#group = null;
    this.#set = null;
  }

  #count(code: X12FaultCode, trailer: Segment, counted: number, message: string): void {
    if (!/^\d{1,10}$/.test(element(trailer, 1)) || Number(element(trailer, 1)) !== counted)
      this.#fault(code, trailer, message, 1);
  }

  #control(code: X12FaultCode, trailer: Segment, opened: string, message: string): void {
    if (element(trailer, 2).trim() !== opened) this.#fault(code, trailer, message, 2);
  }

  #fault(code: X12FaultCode, { id, position }: Segment, message: string, number?: number): void {
    const segment = /^[A-Z][A-Z0-9]{1,2}$/.test(id) ? id : '';
    this.report({ code, segment, position, message, ...(number === undefined ? {} : { element: number }) });
  }
}

function hasForeignCharacters({ elements, delimiters: { component, repetition } }: Segment): boolean {
  return elements.some(
    (text) =>
      /[^\x20-\x7e]/.test(text) && /[^\x20-\x7e]/.test(text.replaceAll(component, '').replaceAll(repetition ?? '', '')),
  );
}
