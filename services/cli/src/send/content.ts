/** The doors of the line, by what they take. */
export type Door = 'hl7' | 'fhir' | 'claims';

/** What a file holds: parts for one door, or why no door takes it. A part is one message, one resource, or one batch of claims. */
export type Content =
  { readonly door: Door; readonly parts: readonly Buffer[] } | { readonly door: null; readonly because: string };

const none = (because: string): Content => ({ door: null, because });

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** MLLP's frame around a message: VT before it, FS after it. */
const VT = '\u000b';
const FS = '\u001c';

const HL7 = /^\s*(?:MSH|BHS|FHS)[^A-Za-z0-9\s]/;
/** Where a message begins in a file of several, and the segments of batches around them (HL7 v2.5 section 2.10.3). */
const MESSAGE = /(?:^|[\r\n])(?=MSH)/;
const ENVELOPE = /(?:^|[\r\n]+)(?:FHS|BHS|BTS|FTS)[^\r\n]*/g;

/** The messages of an HL7 file. Bytes are looked at as latin1, so that those of a message stay as they are. */
function messagesOf(bytes: Buffer): readonly Buffer[] {
  const text = bytes.toString('latin1');
  const frames = text.startsWith(VT) ? text.split(FS).map((frame) => frame.replace(VT, '')) : [text];
  return frames
    .flatMap((frame) => frame.replaceAll(ENVELOPE, '').split(MESSAGE))
    .filter((part) => part.trim() !== '')
    .map((part) => Buffer.from(part, 'latin1'));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function doorOf(value: unknown): Door | null {
  if (typeof value !== 'object' || value === null) return null;
  if (typeof (value as { resourceType?: unknown }).resourceType === 'string') return 'fhir';
  return Array.isArray((value as { claims?: unknown }).claims) ? 'claims' : null;
}

/** NDJSON is told by its first line, a value on its own with more lines below it. A broken line is a part too: its door says so. */
function linesOf(text: string): Content | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || doorOf(json(lines[0]!)) !== 'fhir') return null;
  return { door: 'fhir', parts: lines.map((line) => Buffer.from(line)) };
}

/** Says what a file is by what is in it, whatever it is called. */
export function contentOf(file: Buffer): Content {
  const bytes = file.subarray(0, 3).equals(BYTE_ORDER_MARK) ? file.subarray(3) : file;
  const head = bytes.toString('latin1', 0, 200);
  if (bytes.length === 0 || (head.trim() === '' && bytes.toString('latin1').trim() === ''))
    return none('The file is empty.');
  if (head.startsWith(VT) || HL7.test(head)) {
    const parts = messagesOf(bytes);
    return parts.length === 0 ? none('The HL7 file holds no message.') : { door: 'hl7', parts };
  }
  if (!/^\s*\{/.test(head)) return none('Neither HL7 v2 nor JSON of a FHIR resource or of claims.');
  const text = bytes.toString('utf8');
  const value = json(text);
  if (value === undefined) return linesOf(text) ?? none('Begins like JSON, and is not well formed.');
  const door = doorOf(value);
  return door === null ? none('JSON without a resourceType or a list of claims.') : { door, parts: [bytes] };
}
