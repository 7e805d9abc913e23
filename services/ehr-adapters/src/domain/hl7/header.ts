import type { EncounterSource } from '@chargeline/contracts';
import { Hl7Fault, type ErrorCode, type Hl7Message } from '@chargeline/hl7';
import { PROFILES } from './profiles.js';

/** The trigger events that are taken, by message code. */
const EVENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ADT', ['A01', 'A03', 'A04', 'A08']],
  ['DFT', ['P03']],
]);

const VERSION = /^2(?:\.\d+){0,2}$/;
const LONGEST_ID = 199;

/**
 * The source that sends a message. Throws an `Hl7Fault` (AR) for what its header says that is not taken: message code (200), event (201),
 * version (203), a sender that no source stands for (204), a processing id that the source does not use (202).
 */
export function senderOf(message: Hl7Message, sources: readonly EncounterSource[]): EncounterSource {
  const events = EVENTS.get(message.value('MSH-9.1'));
  if (events === undefined) throw refusal(9, 200, 'MSH-9 is a message that is not taken here.');
  if (!events.includes(message.value('MSH-9.2'))) throw refusal(9, 201, 'MSH-9 is an event that is not taken here.');
  if (!VERSION.test(message.version)) throw refusal(12, 203, 'MSH-12 is not a version 2 of HL7.');
  if (message.controlId.length > LONGEST_ID) throw refusal(10, 102, `MSH-10 is longer than ${LONGEST_ID} characters.`);
  const source = sources.find((one) => PROFILES.has(one.vendor) && sends(one, message));
  if (source === undefined) throw refusal(3, 204, 'MSH-3 and MSH-4 name no source of the directory.');
  if (!source.processingIds.some((id) => id === message.processingId)) {
    throw refusal(11, 202, 'MSH-11 is not a processing id of this source.');
  }
  return source;
}

const sends = (source: EncounterSource, message: Hl7Message): boolean =>
  ['*', message.sendingApplication].includes(source.sendingApplication) &&
  ['*', message.sendingFacility].includes(source.sendingFacility);

const refusal = (field: number, errorCode: ErrorCode, message: string): Hl7Fault =>
  new Hl7Fault(message, { ackCode: 'AR', errorCode, segment: 'MSH', field });
