import { hl7Timestamp } from './date.js';
import type { Delimiters } from './delimiters.js';
import { escape } from './escape.js';
import { CONDITIONS, type AckCode, type Hl7Issue } from './fault.js';
import type { Hl7Header } from './header.js';
import { isVersionFrom } from './version.js';

/** What an acknowledgement says beyond its code. */
export interface AckDetail {
  /** MSH-10 of the acknowledgement itself. */
  readonly controlId: string;
  /** MSH-7 of the acknowledgement. */
  readonly timestamp: Date;
  readonly errors?: readonly Hl7Issue[];
}

/** Version of an answer to a message that names none. */
const VERSION = '2.5.1';

/**
 * The acknowledgement of a message, ready to be framed: sender and receiver swapped, delimiters, processing id, version and charset echoed.
 * From version 2.5 on each issue is an ERR segment (HL7 v2.5 section 2.15.5), before that the first issue is the text of MSA-3.
 * For a message that could not be read pass `salvageHeader(bytes)`.
 */
export function acknowledge(header: Hl7Header, code: AckCode, detail: AckDetail): Buffer {
  const { delimiters } = header;
  const echo = (field: number): string => header.fields[field] ?? '';
  const version = echo(12) || VERSION;
  const issues = detail.errors ?? [];
  const withSegments = isVersionFrom(componentOf(version, delimiters), '2.5');
  const [first] = issues;
  const routing = [echo(5), echo(6), echo(3), echo(4)];
  const type = typeOf(echo(9), version, delimiters);
  const identity = [type, ascii(detail.controlId, delimiters), echo(11) || 'P', version];
  const blank = ['', '', '', '', ''];
  const msh = [
    'MSH',
    delimiters.encodingCharacters,
    ...routing,
    hl7Timestamp(detail.timestamp),
    '',
    ...identity,
    ...blank,
    echo(18),
  ];
  const msa = ['MSA', code, echo(10), withSegments || first === undefined ? '' : ascii(issueText(first), delimiters)];
  const errs = withSegments ? issues.map((issue) => errOf(issue, delimiters)) : [];
  const text = [msh, msa, ...errs].map((fields) => `${trimmed(fields, delimiters.field)}\r`).join('');
  return Buffer.from(text, 'latin1');
}

/** `ACK^A04^ACK` from version 2.3.1 on, else `ACK` (HL7 v2.3.1 section 2.24.1.9). */
function typeOf(original: string, version: string, { component }: Delimiters): string {
  const event = original.split(component)[1] ?? '';
  const full = event !== '' && isVersionFrom(componentOf(version, { component }), '2.3.1');
  return full ? ['ACK', event, 'ACK'].join(component) : 'ACK';
}

function errOf(issue: Hl7Issue, delimiters: Delimiters): readonly string[] {
  const { component } = delimiters;
  const location = issue.field === 0 ? [issue.segment, issue.sequence] : [issue.segment, issue.sequence, issue.field];
  const condition = [issue.errorCode, ascii(CONDITIONS[issue.errorCode], delimiters), 'HL70357'].join(component);
  const place = issue.segment === '' ? '' : location.join(component);
  return ['ERR', '', place, condition, 'E', '', '', '', ascii(issue.message, delimiters)];
}

/** Our own words, escaped; what is echoed is bytes, so anything beyond ASCII would be read in a charset that we do not write. */
function ascii(text: string, delimiters: Delimiters): string {
  return escape(text.replaceAll(/[^ -~]/g, '?'), delimiters);
}

function issueText({ segment, field, errorCode, message }: Hl7Issue): string {
  const place = field === 0 ? segment : `${segment}-${field}`;
  return `${[place, errorCode].filter((part) => part !== '').join(' ')}: ${message}`;
}

function componentOf(field: string, { component }: Pick<Delimiters, 'component'>): string {
  return field.split(component)[0] ?? '';
}

function trimmed(fields: readonly string[], separator: string): string {
  return fields.slice(0, fields.findLastIndex((field) => field !== '') + 1).join(separator);
}
