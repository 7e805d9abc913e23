import { ChargelineError } from '@chargeline/kernel';
import { textOf } from './charset.js';
import type { Delimiters } from './delimiters.js';

/** What turns bytes and escapes of a message into text. */
export interface Syntax {
  readonly delimiters: Delimiters;
  /** WHATWG name of the encoding of MSH-18. */
  readonly encoding: string;
}

const HEX = /^X(?:[0-9A-Fa-f]{2})+$/;
/** Control characters but tab, line feed and carriage return: no field may hold one, also not by way of an escape. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/**
 * The text of a component with its escapes resolved (HL7 v2.5 section 2.7): `\F\ \S\ \T\ \R\ \E\`, `\X..\` in the message's charset,
 * `\.br\` and `\.sp\` as line feeds, `\H\` and `\N\` as nothing. Unclosed, unknown and `\Z..\` escapes stay as they were sent.
 */
export function unescape(text: string, syntax: Syntax): string {
  const { escape } = syntax.delimiters;
  let open = text.indexOf(escape);
  if (open < 0) return text;
  let plain = '';
  let done = 0;
  while (open >= 0) {
    const close = text.indexOf(escape, open + 1);
    if (close < 0) break;
    const meaning = meaningOf(text.slice(open + 1, close), syntax);
    plain += text.slice(done, open);
    plain += meaning ?? text.slice(open, close);
    done = meaning === null ? close : close + 1;
    open = meaning === null ? close : text.indexOf(escape, done);
  }
  return plain + text.slice(done);
}

function meaningOf(sequence: string, { delimiters, encoding }: Syntax): string | null {
  switch (sequence) {
    case 'F':
      return delimiters.field;
    case 'S':
      return delimiters.component;
    case 'T':
      return delimiters.subcomponent;
    case 'R':
      return delimiters.repetition;
    case 'E':
      return delimiters.escape;
    case '.br':
    case '.sp':
      return '\n';
    case 'H':
    case 'N':
      return '';
    default:
      return HEX.test(sequence) ? textOfHex(sequence.slice(1), encoding) : null;
  }
}

function textOfHex(hex: string, encoding: string): string | null {
  const text = textOf(Buffer.from(hex, 'hex'), encoding);
  return text === null || CONTROL.test(text) ? null : text;
}

/**
 * The text with its delimiters and line ends escaped, so that reading gives it back.
 * Throws `CHL_HL7_UNWRITABLE` for a control character other than tab, line feed and carriage return.
 */
export function escape(text: string, delimiters: Delimiters): string {
  if (CONTROL.test(text)) {
    throw new ChargelineError(
      'CHL_HL7_UNWRITABLE',
      'A field holds a control character, which HL7 cannot carry.',
      false,
    );
  }
  const mark = delimiters.escape;
  const sequences: Readonly<Record<string, string>> = {
    [delimiters.field]: `${mark}F${mark}`,
    [delimiters.component]: `${mark}S${mark}`,
    [delimiters.subcomponent]: `${mark}T${mark}`,
    [delimiters.repetition]: `${mark}R${mark}`,
    [mark]: `${mark}E${mark}`,
    '\n': `${mark}.br${mark}`,
    '\r': `${mark}X0D${mark}`,
  };
  return text.replaceAll(/[^\p{L}\p{N} ]/gu, (character) => sequences[character] ?? character);
}
