import type { Claim, ClaimLine, Coverage, Encounter, Patient, Provider } from '@chargeline/contracts';
import type { CalendarDate } from '@chargeline/kernel';
import type { PastClaim } from './past-claim.js';

/** A provider as rules sees one. */
export type Party = Pick<
  Provider,
  'entity' | 'name' | 'firstName' | 'npi' | 'taxId' | 'taxIdKind' | 'taxonomy' | 'clia' | 'address'
>;

/** What the rules look at: a drafted claim and the encounter it is from. A whole document of the line is one. */
export interface ClaimDocument {
  /** The day on which the claim is looked at; null where nobody says it, and then nothing is late or in the future. */
  readonly judgedOn: CalendarDate | null;
  readonly encounter: Pick<Encounter, 'placeOfService' | 'serviceFrom' | 'serviceTo' | 'authorization'> & {
    /** Whose claim it is, and the rules whose hold a person has lifted, where the document says so. */
    readonly tenantId?: string | undefined;
    readonly cleared?: readonly string[] | null;
    readonly patient: Pick<Patient, 'sex' | 'ageYears' | 'relationship' | 'servedAfterDeath'>;
    /** The names of what the sealed identity holds, as `patient.birthDate`. */
    readonly identity: { readonly holds: readonly string[] };
    readonly coverage: Pick<Coverage, 'payerId' | 'payerName' | 'filingIndicator'> | null;
    readonly billingProvider: Party | null;
    readonly renderingProvider: Party | null;
    readonly referringProvider: Party | null;
    readonly facility: Party | null;
  };
  readonly claim: Claim;
  /** Earlier claims of the patient that go to a payer; left out where nobody remembers any. */
  readonly history?: readonly PastClaim[];
}

/** Where a line was done: as the line says, else the encounter. */
export const placeOf = (line: ClaimLine, { encounter }: ClaimDocument): string =>
  line.placeOfService ?? encounter.placeOfService ?? '';
