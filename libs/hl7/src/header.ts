import { DEFAULT_DELIMITERS, delimitersOf, type Delimiters } from './delimiters.js';
import { Hl7Fault } from './fault.js';

/** The MSH segment as bytes (latin1, so that echoing it gives the same bytes), enough to answer a message whatever else is wrong with it. */
export interface Hl7Header {
  readonly delimiters: Delimiters;
  /** Raw fields by their number: `fields[10]` is MSH-10. Control characters are left out. */
  readonly fields: readonly string[];
}

/** An MSH is never longer than this in practice; the rest is not looked at. */
const HEADER_BYTES = 8_192;
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** Reads the header. Throws an `Hl7Fault` (AR) when the delimiters cannot be read. */
export function readHeader(bytes: Buffer): Hl7Header {
  const msh = mshOf(bytes);
  const delimiters = delimitersOf(msh);
  return { delimiters, fields: fieldsOf(msh, delimiters.field) };
}

/**
 * Reads what can be read of a header and never throws: for the answer to a message that was refused.
 * With unreadable delimiters the answer uses the usual ones, so fields keep letters, digits and `_ . : / - space` only.
 */
export function salvageHeader(bytes: Buffer): Hl7Header {
  try {
    return readHeader(bytes);
  } catch (error) {
    if (!(error instanceof Hl7Fault)) throw error;
    const msh = mshOf(bytes);
    const fields = msh.startsWith('MSH') ? fieldsOf(msh, msh.charAt(3) || '|') : [];
    return { delimiters: DEFAULT_DELIMITERS, fields: fields.map((field) => field.replaceAll(/[^\w .:/-]/g, '')) };
  }
}

/** Whether the message is itself an acknowledgement (MSH-9.1 is ACK): such a message is never acknowledged. */
export function isAcknowledgement(header: Hl7Header): boolean {
  return header.fields[9]?.split(header.delimiters.component)[0] === 'ACK';
}

function mshOf(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, HEADER_BYTES);
  const text = (head.startsWith(BYTE_ORDER_MARK) ? head.slice(BYTE_ORDER_MARK.length) : head).trimStart();
  return text.split(/[\r\n]/, 1)[0] ?? '';
}

function fieldsOf(msh: string, separator: string): readonly string[] {
  const [name = '', ...fields] = msh.replaceAll(/[^\P{Cc}\u0080-\u009f]/gu, '').split(separator);
  return [name, separator, ...fields];
}
