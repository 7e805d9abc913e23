import { Hl7Fault } from './fault.js';

/**
 * MSH-18 (HL7 table 0211, and spellings seen in feeds) to the WHATWG encoding that reads it.
 * ASCII, UNICODE and an empty field are read as UTF-8: it holds ASCII, and bytes of another charset fail instead of turning into other letters.
 */
const ENCODINGS: Readonly<Record<string, string>> = {
  '': 'utf-8',
  ASCII: 'utf-8',
  UNICODE: 'utf-8',
  'UNICODE UTF-8': 'utf-8',
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  '8859/1': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  'ISO 8859-1': 'windows-1252',
  'WINDOWS-1252': 'windows-1252',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
};

/** The encoding named by MSH-18. Throws an `Hl7Fault` (AR 103) for a charset that is not read here. */
export function encodingOf(charset: string): string {
  const encoding = ENCODINGS[charset.trim().toUpperCase()];
  if (encoding !== undefined) return encoding;
  const detail = { ackCode: 'AR', errorCode: 103, segment: 'MSH', field: 18 } as const;
  throw new Hl7Fault('MSH-18 names a character set that is not supported.', detail);
}

/** The bytes as text, without a byte order mark; null when they are not of the encoding. */
export function textOf(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
