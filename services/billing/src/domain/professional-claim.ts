import { isCliaTest } from '@chargeline/codes';
import type { ClaimLine, SealedIdentity } from '@chargeline/contracts';
import type { Drug, ProfessionalClaim, ServiceLine } from '@chargeline/x12';
import type { Bill } from './bill.js';
import { needed, notRenderable, optional } from './needed.js';
import { insured, payerOf } from './parties.js';
import { providers } from './providers.js';

const THOUSANDTHS = 1_000;

/** Frequencies (CLM05-3) that answer a claim which the payer has. */
export const replacesAnother = ({ claim: { frequency } }: Bill): boolean => frequency !== '1';

const isDrugUnit = (unit: string): unit is Drug['unit'] => ['F2', 'GR', 'ME', 'ML', 'UN'].includes(unit);

/** Loop 2410. */
function drugOf({ code, quantity, unit }: NonNullable<ClaimLine['ndc']>): Drug {
  if (!isDrugUnit(unit)) throw notRenderable('CTP05 of loop 2410 is not a unit of drugs');
  return { ndc: code.replaceAll('-', ''), quantityThousandths: Math.round(quantity * THOUSANDTHS), unit };
}

/** Anesthesia of CPT, 00100 to 01999. */
const isAnesthesia = (code: string): boolean => /^0[01]\d{3}$/.test(code);

/**
 * SV103 and SV104: anesthesia by its minutes where they are told, anything else by its units. Documents of earlier releases
 * tell none.
 */
function quantityOf({ code, units, minutes }: ClaimLine): Pick<ServiceLine, 'unitBasis' | 'unitThousandths'> {
  const time = isAnesthesia(code) ? optional(minutes) : undefined;
  if (time === undefined) return { unitBasis: 'UN', unitThousandths: Math.round(units * THOUSANDTHS) };
  return { unitBasis: 'MJ', unitThousandths: time * THOUSANDTHS };
}

/** Loop 2400. REF*6R is `<revision>-<line>`: what a remittance gives back of a line. */
function lineOf(line: ClaimLine, revision: number, claimPlace: string): ServiceLine {
  const place = optional(line.placeOfService);
  return {
    procedure: line.code,
    modifiers: line.modifiers,
    chargeCents: line.chargeCents,
    ...quantityOf(line),
    diagnosisPointers: line.pointers,
    date: line.serviceFrom,
    controlNumber: `${revision}-${line.line}`,
    ...(place === undefined || place === claimPlace ? {} : { placeOfService: place }),
    ...(line.serviceTo === line.serviceFrom ? {} : { through: line.serviceTo }),
    ...(line.ndc === null ? {} : { drug: drugOf(line.ndc) }),
  };
}

/** REF*X4: the laboratory where the tests were done, left out of a claim without any. */
function laboratoryOf({ encounter: { billingProvider, facility }, claim }: Bill): string | undefined {
  const hasTests = claim.lines.some(({ code, modifiers }) => isCliaTest(code, modifiers));
  return hasTests ? optional(facility?.clia ?? billingProvider?.clia) : undefined;
}

/**
 * The claim of an 837P. Providers take assignment and have the patient's signatures on file (CLM06 to CLM09). Throws
 * CHL_BILLING_NOT_RENDERABLE, naming the element, when something is missing that the file cannot do without.
 */
export function professionalClaim(bill: Bill, identity: SealedIdentity): ProfessionalClaim {
  const { encounter, claim } = bill;
  const place = needed(
    encounter.placeOfService ?? claim.lines.find(({ placeOfService }) => placeOfService !== null)?.placeOfService,
    'CLM05-1 of loop 2300',
  );
  return {
    controlNumber: claim.claimId,
    ...providers(bill),
    ...insured(bill, identity),
    payer: payerOf(bill),
    totalCents: claim.totalCents,
    placeOfService: place,
    frequency: claim.frequency,
    signatureOnFile: true,
    assignment: 'A',
    benefitsAssigned: 'Y',
    release: 'Y',
    priorAuthorization: optional(encounter.authorization),
    originalReference: replacesAnother(bill) ? optional(claim.originalReference) : undefined,
    clia: laboratoryOf(bill),
    diagnosisCodeSet: 'ICD-10-CM',
    diagnoses: claim.diagnoses,
    lines: claim.lines.map((line) => lineOf(line, claim.revision, place)),
  };
}
