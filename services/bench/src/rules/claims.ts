import { type CodableEncounter, draft } from '@chargeline/coding';
import { type CalendarDate, yearsBetween } from '@chargeline/kernel';
import type { ClaimDocument } from '@chargeline/rules';
import { drawingOf, type Visit } from '@chargeline/synth';

type Charge = CodableEncounter['charges'][number];
type Provider = NonNullable<ClaimDocument['encounter']['facility']>;

export const LINES_A_CLAIM = 5;

/** The quarter of which the claims are, and the day after it, on which they are looked at. */
export const QUARTER = { first: '2025-04-01', last: '2025-06-30', judgedOn: '2025-07-01' } as const;

/**
 * Five-line claims of a synthetic practice, each of one day: a visit's charges, and those of other visits to the same place by
 * patients of the same sex, payer and decade of age, until there are five. No code comes twice, and no second visit.
 */
export function fiveLineDocuments(count: number, seed: number): readonly ClaimDocument[] {
  const draw = drawingOf(seed);
  const begun = new Map<string, Visit[]>();
  const documents: ClaimDocument[] = [];
  while (documents.length < count) {
    const visit = draw(false);
    if (visit.serviceDate < QUARTER.first || visit.serviceDate > QUARTER.last) continue;
    const like = [
      visit.site.id,
      visit.patient.sex,
      visit.patient.insurance.payer.key,
      Math.floor(ageOf(visit) / 10),
    ].join();
    const visits = [...(begun.get(like) ?? []), visit];
    const charges = chargesOf(visits);
    begun.set(like, charges.length < LINES_A_CLAIM ? visits : []);
    if (charges.length === LINES_A_CLAIM) documents.push(documentOf(visits[0]!, charges));
  }
  // As a room has it decoded: no text or list is shared with another claim.
  return documents.map((document) => JSON.parse(JSON.stringify(document)) as ClaimDocument);
}

const ageOf = ({ patient, serviceDate }: Visit): number => yearsBetween(patient.birthDate, serviceDate);

const isVisit = (code: string): boolean => /^(?:99|92)/.test(code);

function chargesOf(visits: readonly Visit[]): readonly Charge[] {
  const { serviceDate } = visits[0]!;
  const charges: Charge[] = [];
  for (const visit of visits)
    for (const { code, system, modifiers, units, chargeCents, pointsTo } of visit.charges) {
      const isKnown = charges.some((one) => one.code === code || (isVisit(one.code) && isVisit(code)));
      if (isKnown || system === 'local' || charges.length === LINES_A_CLAIM) continue;
      charges.push({
        chargeId: String(charges.length + 1),
        code,
        system,
        modifiers: isVisit(code) && !modifiers.includes('25') ? [...modifiers, '25'] : [...modifiers],
        units,
        minutes: null,
        chargeCents,
        serviceFrom: serviceDate,
        serviceTo: null,
        placeOfService: null,
        diagnoses: visit.diagnoses.slice(0, pointsTo).map((diagnosis) => diagnosis.code),
        ndc: null,
      });
    }
  return charges;
}

const HELD = [
  'lastName',
  'firstName',
  'birthDate',
  'address',
  'address.line1',
  'address.city',
  'address.state',
  'address.zip',
];
const HOLDS = ['patient', 'subscriber'].flatMap((who) => [who, ...HELD.map((what) => `${who}.${what}`)]);
const RELATIONSHIPS = { self: '18', spouse: '01', child: '19' };

function documentOf(visit: Visit, charges: readonly Charge[]): ClaimDocument {
  const { patient, practice, site, serviceDate, clinician, referring, authorization } = visit;
  const { payer, relationship } = patient.insurance;
  const place = { placeOfService: site.placeOfService, serviceFrom: serviceDate, serviceTo: serviceDate };
  const drafted = draft({
    ...place,
    encounterId: `6d3f1c0a-0000-5000-8000-${String(visit.number).padStart(12, '0')}`,
    revision: 1,
    frequency: null,
    originalReference: null,
    diagnoses: [...new Set(charges.flatMap(({ diagnoses }) => diagnoses))].map((code) => ({ code, system: 'ICD10CM' })),
    charges: [...charges],
  });
  if ('worklist' in drafted) throw new RangeError(`Visit ${visit.number} cannot be drafted.`);
  return {
    judgedOn: QUARTER.judgedOn,
    encounter: {
      ...place,
      authorization,
      patient: {
        sex: patient.sex,
        ageYears: ageOf(visit),
        relationship: RELATIONSHIPS[relationship],
        servedAfterDeath: null,
      },
      identity: {
        holds: [...HOLDS, 'memberId'].filter((what) => relationship !== 'self' || !what.startsWith('subscriber')),
      },
      coverage: { payerId: payer.payerId, payerName: payer.payerName, filingIndicator: payer.filingIndicator },
      billingProvider: organization(practice.billing),
      renderingProvider: person(clinician),
      referringProvider: referring === null && payer.kind !== 'medicare' ? null : person(referring ?? clinician),
      facility: organization({ ...site, taxId: null, taxonomy: null, clia: null }),
    },
    claim: drafted.claim,
  };
}

const organization = (of: Pick<Provider, 'name' | 'npi' | 'taxId' | 'taxonomy' | 'clia' | 'address'>): Provider => ({
  entity: 'organization',
  name: of.name,
  firstName: null,
  npi: of.npi,
  taxId: of.taxId,
  taxIdKind: of.taxId === null ? null : 'EI',
  taxonomy: of.taxonomy,
  clia: of.clia,
  address: of.address,
});

const person = ({ lastName, firstName, npi }: Visit['clinician']): Provider => ({
  entity: 'person',
  name: lastName,
  firstName,
  npi,
  taxId: null,
  taxIdKind: null,
  taxonomy: '207Q00000X',
  clia: null,
  address: null,
});

/** The days of all lines. */
export const daysOf = (documents: readonly ClaimDocument[]): readonly CalendarDate[] => [
  ...new Set(documents.flatMap(({ claim }) => claim.lines.map(({ serviceFrom }) => serviceFrom))),
];
