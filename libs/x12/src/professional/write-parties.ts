import { dateOut } from '../codec/date.js';
import { exact, type SimpleOut, text } from '../codec/element-out.js';
import { segmentOut, type SegmentOut } from '../codec/segment-out.js';
import { addressOut, codeOut, digitsOut, nameOut, npiOut } from './elements.js';
import type { BillingProvider, Contact, Patient, Payer, Receiver, Submitter, Subscriber } from './party.js';

/** Loops 1000A and 1000B. */
export function fileParties({ name, id, contact }: Submitter, receiver: Receiver): readonly SegmentOut[] {
  return [
    nameOut('1000A', '41', name, '46', exact(id, 15, 2)),
    contactOut('1000A', contact),
    nameOut('1000B', '40', { kind: 'organization', name: receiver.name }, '46', exact(receiver.id, 15, 2)),
  ];
}

function contactOut(loop: string, { name, phone, extension, email }: Contact): SegmentOut {
  const phoneOut = phone === undefined ? [] : ['TE', digitsOut(phone, 10)];
  const extensionOut = phone === undefined || extension === undefined ? [] : ['EX', codeOut(extension, 10)];
  const emailOut = email === undefined ? [] : ['EM', exact(email, 256, 3)];
  const numbers = [...phoneOut, ...extensionOut, ...emailOut];
  return segmentOut(loop, 'PER', 'IC', text(name, 60), ...(numbers.length === 0 ? ['TE', exact('', 10)] : numbers));
}

/** What follows the HL of loop 2000A. */
export function billingProviderSegments(provider: BillingProvider, claim: string): readonly SegmentOut[] {
  const { name, npi, taxId, taxonomy, address } = provider;
  const loop = `2010AA, ${claim}`;
  return [
    ...(taxonomy === undefined ? [] : [taxonomyOut(`2000A, ${claim}`, 'BI', taxonomy)]),
    nameOut(loop, '85', name, 'XX', npiOut(npi)),
    ...addressOut(loop, address),
    segmentOut(loop, 'REF', taxId.kind, digitsOut(taxId.value, 9)),
  ];
}

/** PRV of a billing (BI) or rendering (PE) provider. */
export function taxonomyOut(loop: string, role: 'BI' | 'PE', taxonomy: string): SegmentOut {
  return segmentOut(loop, 'PRV', role, 'PXC', codeOut(taxonomy, 10, 10));
}

/** What follows the HL of loop 2000B: SBR, 2010BA and 2010BB. */
export function subscriberSegments(
  subscriber: Subscriber,
  payer: Payer,
  isPatient: boolean,
  claim: string,
): readonly SegmentOut[] {
  const { name, memberId, responsibility, groupNumber, groupName, insuranceType, filingIndicator, deathDate } =
    subscriber;
  const group = [exact(groupNumber, 50), text(groupName, 60), codeOut(insuranceType, 3)];
  const filing = codeOut(filingIndicator, 2);
  const loop = `2010BA, ${claim}`;
  return [
    segmentOut(`2000B, ${claim}`, 'SBR', responsibility, isPatient ? '18' : '', ...group, '', '', '', filing),
    ...(deathDate === undefined ? [] : [segmentOut(`2000B, ${claim}`, 'PAT', '', ...deathOut(deathDate))]),
    nameOut(loop, 'IL', name, 'MI', exact(memberId, 80, 2)),
    ...addressOut(loop, subscriber.address),
    ...demographics(loop, subscriber),
    ...payerSegments(payer, `2010BB, ${claim}`),
  ];
}

function payerSegments({ name, id, idQualifier, address }: Payer, loop: string): readonly SegmentOut[] {
  const organization = { kind: 'organization', name } as const;
  return [nameOut(loop, 'PR', organization, idQualifier ?? 'PI', exact(id, 80, 2)), ...addressOut(loop, address)];
}

/** What follows the HL of loop 2000C: PAT and 2010CA. */
export function patientSegments(patient: Patient, claim: string): readonly SegmentOut[] {
  const loop = `2010CA, ${claim}`;
  return [
    segmentOut(`2000C, ${claim}`, 'PAT', codeOut(patient.relationship, 2, 2), ...deathOut(patient.deathDate)),
    nameOut(loop, 'QC', patient.name),
    ...addressOut(loop, patient.address),
    ...demographics(loop, patient),
  ];
}

/** PAT02 to PAT06. */
const deathOut = (deathDate: Patient['deathDate']): readonly SimpleOut[] =>
  deathDate === undefined ? [] : ['', '', '', 'D8', dateOut(deathDate)];

function demographics(loop: string, { birthDate, sex }: Pick<Subscriber, 'birthDate' | 'sex'>): readonly SegmentOut[] {
  if (birthDate === undefined && sex === undefined) return [];
  return [segmentOut(loop, 'DMG', 'D8', dateOut(birthDate ?? ''), sex ?? 'U')];
}
