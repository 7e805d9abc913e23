import { dateOut } from '../codec/date.js';
import { type ElementOut, exact, type SimpleOut } from '../codec/element-out.js';
import { segmentOut, type SegmentOut } from '../codec/segment-out.js';
import type { Accident, ProfessionalClaim } from './claim.js';
import { addressOut, codeOut, nameOut, npiOut } from './elements.js';
import type { Provider, ServiceFacility } from './party.js';
import { amountOut, lineSegments } from './write-line.js';
import { taxonomyOut } from './write-parties.js';

/** HI01-1 of the principal diagnosis and of the others, and what a code looks like without its point. */
const DIAGNOSIS = {
  'ICD-10-CM': { principal: 'ABK', other: 'ABF', code: /^[A-Z]\d[0-9A-Z]{1,5}$/ },
  'ICD-9-CM': { principal: 'BK', other: 'BF', code: /^(\d{3,5}|[EV]\d{2,4})$/ },
} as const;

const yesNo = (yes: boolean): string => (yes ? 'Y' : 'N');

/** Loops 2300, 2310 and 2400. `name` names the claim in messages. */
export function claimSegments(claim: ProfessionalClaim, name: string): readonly SegmentOut[] {
  const loop = `2300, ${name}`;
  const place = [codeOut(claim.placeOfService, 2, 2), 'B', codeOut(claim.frequency, 1)];
  const signatures = [yesNo(claim.signatureOnFile), claim.assignment, claim.benefitsAssigned, claim.release];
  const amount = amountOut(claim.totalCents);
  const cause = accidentOut(claim.accident);
  return [
    segmentOut(loop, 'CLM', exact(claim.controlNumber, 20), amount, '', '', place, ...signatures, '', cause),
    ...dated(loop, '431', claim.onset),
    ...dated(loop, '439', claim.accident?.date),
    ...dated(loop, '435', claim.admission),
    ...referenced(loop, 'G1', claim.priorAuthorization),
    ...referenced(loop, 'F8', claim.originalReference),
    ...referenced(loop, 'X4', claim.clia),
    segmentOut(loop, 'HI', ...diagnosesOut(claim)),
    ...providerSegments(`2310A, ${name}`, 'DN', claim.referring),
    ...providerSegments(`2310B, ${name}`, '82', claim.rendering),
    ...facilitySegments(`2310C, ${name}`, claim.facility),
    ...claim.lines.flatMap((line, index) => lineSegments(line, index + 1, name)),
  ];
}

function accidentOut(accident: Accident | undefined): ElementOut {
  return accident === undefined ? '' : [accident.cause, '', '', codeOut(accident.state, 2, 2)];
}

function diagnosesOut({ diagnosisCodeSet, diagnoses }: ProfessionalClaim): readonly (readonly SimpleOut[])[] {
  const { principal, other, code } = DIAGNOSIS[diagnosisCodeSet];
  return diagnoses.map((diagnosis, index) => [
    index === 0 ? principal : other,
    exact(diagnosis, 7, 3, (value) => code.test(value)),
  ]);
}

function dated(loop: string, qualifier: string, date: string | undefined): readonly SegmentOut[] {
  return date === undefined ? [] : [segmentOut(loop, 'DTP', qualifier, 'D8', dateOut(date))];
}

function referenced(loop: string, qualifier: string, number: string | undefined): readonly SegmentOut[] {
  return number === undefined ? [] : [segmentOut(loop, 'REF', qualifier, exact(number, 50))];
}

function providerSegments(loop: string, entity: 'DN' | '82', provider: Provider | undefined): readonly SegmentOut[] {
  if (provider === undefined) return [];
  const { name, npi, taxonomy } = provider;
  // Loop 2310A has no PRV: a referring provider's taxonomy has no place in the file.
  const specialty = entity === '82' && taxonomy !== undefined ? [taxonomyOut(loop, 'PE', taxonomy)] : [];
  return [nameOut(loop, entity, name, 'XX', npiOut(npi)), ...specialty];
}

function facilitySegments(loop: string, facility: ServiceFacility | undefined): readonly SegmentOut[] {
  if (facility === undefined) return [];
  const { name, npi, address } = facility;
  return [nameOut(loop, '77', { kind: 'organization', name }, 'XX', npiOut(npi)), ...addressOut(loop, address)];
}
