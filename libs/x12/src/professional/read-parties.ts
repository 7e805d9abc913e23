import { element, type Segment } from '../codec/segment.js';
import { type Loop, needed, oneOf, optional, present, unreadable } from './loop.js';
import type {
  BillingProvider,
  Contact,
  Patient,
  Payer,
  Provider,
  Receiver,
  ServiceFacility,
  Sex,
  Submitter,
  Subscriber,
} from './party.js';
import {
  addressIn,
  dateAt,
  identifierAt,
  nameAt,
  neededAddress,
  neededIdentifier,
  organizationAt,
  personAt,
} from './read-values.js';

const SEXES: readonly Sex[] = ['F', 'M', 'U'];

/** Loop 1000A within the segments before the first HL. */
export function readSubmitter(head: Loop): Submitter {
  const loop = head.needNamed('41', '1000A');
  const nm1 = loop.need('NM1');
  return { name: nameAt(nm1), id: neededIdentifier(nm1, '46'), contact: readContact(loop.need('PER', 'IC')) };
}

function readContact(per: Segment): Contact {
  const numbers = new Map([3, 5, 7].map((at) => [element(per, at), element(per, at + 1) || undefined]));
  return present({
    name: optional(per, 2),
    phone: numbers.get('TE'),
    extension: numbers.get('EX'),
    email: numbers.get('EM'),
  });
}

/** Loop 1000B. */
export function readReceiver(head: Loop): Receiver {
  const nm1 = head.needNamed('40', '1000B').need('NM1');
  return { name: organizationAt(nm1), id: neededIdentifier(nm1, '46') };
}

/** Loops 2000A and 2010AA. */
export function readBillingProvider(level: Loop): BillingProvider {
  const loop = level.needNamed('85', '2010AA');
  const nm1 = loop.need('NM1');
  const tax = loop.take('REF', 'EI') ?? loop.take('REF', 'SY');
  if (tax === undefined) return unreadable('missing-segment', nm1, 'loop 2010AA has no REF EI or SY');
  return present({
    name: nameAt(nm1),
    npi: identifierAt(nm1, 'XX'),
    taxId: { kind: oneOf(element(tax, 1), ['EI', 'SY'], tax, 1), value: needed(tax, 2) },
    taxonomy: optional(level.take('PRV', 'BI'), 3),
    address: neededAddress(loop),
  });
}

/** Loops 2000B and 2010BA. */
export function readSubscriber(level: Loop): Subscriber {
  const sbr = level.need('SBR');
  const loop = level.needNamed('IL', '2010BA');
  const nm1 = loop.need('NM1');
  const name = nameAt(nm1);
  const dmg = loop.take('DMG');
  return present({
    name,
    memberId: name.kind === 'person' ? neededIdentifier(nm1, 'MI') : identifierAt(nm1, 'MI'),
    responsibility: oneOf(element(sbr, 1), ['P', 'S', 'T'], sbr, 1),
    filingIndicator: needed(sbr, 9),
    groupNumber: optional(sbr, 3),
    groupName: optional(sbr, 4),
    insuranceType: optional(sbr, 5),
    address: addressIn(loop),
    birthDate: dmg === undefined ? undefined : dateAt(dmg, 2),
    sex: dmg === undefined ? undefined : oneOf(element(dmg, 3), SEXES, dmg, 3),
    deathDate: deathAt(level.take('PAT')),
  });
}

/** Loop 2010BB. */
export function readPayer(level: Loop): Payer {
  const loop = level.needNamed('PR', '2010BB');
  const nm1 = loop.need('NM1');
  const qualifier = oneOf(element(nm1, 8), ['PI', 'XV'], nm1, 8);
  return present({
    name: organizationAt(nm1),
    id: needed(nm1, 9),
    idQualifier: qualifier === 'PI' ? undefined : qualifier,
    address: addressIn(loop),
  });
}

/** Loops 2000C and 2010CA. */
export function readPatient(level: Loop): Patient {
  const loop = level.needNamed('QC', '2010CA');
  const dmg = loop.need('DMG');
  const pat = level.need('PAT');
  return present({
    relationship: needed(pat, 1),
    name: personAt(loop.need('NM1')),
    address: neededAddress(loop),
    birthDate: dateAt(dmg, 2),
    sex: oneOf(element(dmg, 3), SEXES, dmg, 3),
    deathDate: deathAt(pat),
  });
}

/** PAT06. */
const deathAt = (pat: Segment | undefined): string | undefined =>
  pat === undefined || optional(pat, 6) === undefined ? undefined : dateAt(pat, 6);

/** Loop 2310A or 2310B; none where the claim has none. */
export function readProvider(claim: Loop, entity: 'DN' | '82', name: string): Provider | undefined {
  const loop = claim.named(entity, name);
  if (loop === undefined) return undefined;
  const nm1 = loop.need('NM1');
  return present({ name: nameAt(nm1), npi: identifierAt(nm1, 'XX'), taxonomy: optional(loop.take('PRV', 'PE'), 3) });
}

/** Loop 2310C; none where the claim has none. */
export function readFacility(claim: Loop): ServiceFacility | undefined {
  const loop = claim.named('77', '2310C');
  if (loop === undefined) return undefined;
  const nm1 = loop.need('NM1');
  return present({ name: organizationAt(nm1), npi: identifierAt(nm1, 'XX'), address: neededAddress(loop) });
}
