import { mllpFrame } from '@chargeline/hl7';
import { message } from '../stories/messages.js';

/** One message of one visit, and how it is known. */
export interface Sent {
  readonly visit: string;
  readonly controlId: string;
  readonly bytes: Buffer;
  readonly frame: Buffer;
}

let number = 0;

/** The message of a new visit under an id of its own, its text changed by what a test says. */
export function aMessage(change: (text: string) => string = (text) => text): Sent {
  number += 1;
  const [visit, controlId] = [`V${number}`, `M${number}`];
  const bytes = Buffer.from(change(message({ number: visit, controlId }).toString()));
  return { visit, controlId, bytes, frame: mllpFrame(bytes) };
}

/** The acknowledgement of a message, without its ERR segment; `header` is what the message's own header changes in it. */
export const ack = (code: string, { controlId }: Pick<Sent, 'controlId'>, header = 'ACK^P03^ACK|ID|P'): string =>
  `MSH|^~\\&|CHARGELINE|BILLING|EPIC|MAIN|NOW||${header}|2.5.1\rMSA|${code}|${controlId}\r`;

/** The acknowledgement of bytes without a header that can be read. */
export const ACK_OF_NOBODY = 'MSH|^~\\&|||||NOW||ACK|ID|P|2.5.1\rMSA|AR\r';

/** An ERR segment: the place as `PV1^1^3`, the condition with its words, the sentence (HL7 v2.5 section 2.15.5). */
export const err = (place: string, condition: string, sentence: string): string =>
  `ERR||${place}|${condition}^HL70357|E||||${sentence}\r`;
