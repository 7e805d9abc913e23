import type { EncounterSource, Person } from '@chargeline/contracts';
import type { Hl7Message } from '@chargeline/hl7';
import { payerOf } from '../directory.js';
import type { Payer } from '../told.js';
import { Fields } from './fields.js';
import { personAt, SUBSCRIBER } from './person.js';

/** What the first insurance (IN1) says; all null without one. */
export interface Insurance {
  readonly payer: Payer | null;
  readonly memberId: string | null;
  readonly groupNumber: string | null;
  readonly authorization: string | null;
  readonly relationship: string | null;
  readonly subscriber: Person | null;
}

/** HL7 table 0063 and X12's own codes, to the X12 individual relationship code; any other word is G8. */
const RELATIONSHIPS: Readonly<Record<string, string>> = {
  SEL: '18',
  SELF: '18',
  '18': '18',
  SPO: '01',
  '01': '01',
  CHD: '19',
  '19': '19',
};

const NONE: Insurance = {
  payer: null,
  memberId: null,
  groupNumber: null,
  authorization: null,
  relationship: null,
  subscriber: null,
};

/** Reads the IN1 with the lowest set id: the claim goes to the first payer. */
export function insuranceOf(message: Hl7Message, source: EncounterSource): Insurance {
  const [in1] = Fields.all(message, 'IN1').toSorted((a, b) => setId(a) - setId(b));
  if (in1 === undefined) return NONE;
  const ids = [in1.text(3, 1, 80), in1.text(2, 1, 80)];
  const payer = payerOf(source, ids, [in1.text(4, 1, 60), in1.text(2, 2, 60)]);
  if (payer === null) throw in1.fault(3, 101, 'is empty, and so is IN1-2: a payer needs an id.');
  const relationship = in1.text(17, 1, 80).toUpperCase();
  const subscriber = personAt(in1, SUBSCRIBER);
  return {
    payer,
    memberId: in1.maybe(36, 1, 80),
    groupNumber: in1.maybe(8, 1, 50),
    authorization: in1.maybe(14, 1, 50),
    relationship: relationship === '' ? null : (RELATIONSHIPS[relationship] ?? 'G8'),
    subscriber: Object.values(subscriber).some((part) => part !== null) ? subscriber : null,
  };
}

const setId = (in1: Fields): number => Number(in1.segment.get(1)) || Number.MAX_SAFE_INTEGER;
