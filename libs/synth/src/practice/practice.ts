import type { Home, Town } from '../people/person.js';
import type { PayerFact } from './payers.js';
import type { SpecialtyName } from '../specialties/specialties.js';

export type Door = 'mllp' | 'hl7-http' | 'fhir' | 'claim-batch';

/** A place where a practice sees patients. `id` is what messages call it. */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** 11 office, 20 urgent care, 22 outpatient hospital, 23 emergency room. */
  readonly placeOfService: '11' | '20' | '22' | '23';
  readonly npi: string;
  /** With nine digits of ZIP code, as claims want it. */
  readonly address: Home;
}

export interface Clinician {
  readonly npi: string;
  readonly lastName: string;
  readonly firstName: string;
}

/** How a FHIR source tells a visit: which bundle, which resource carries the charges, where its own numbers are from. */
export interface BundleStyle {
  readonly type: 'transaction' | 'collection';
  readonly charges: 'Claim' | 'ChargeItem';
  readonly base: string;
}

/** A practice with its own EHR: one source of the directory, and what a sender there knows by heart. */
export interface Practice {
  /** The source's id. */
  readonly id: string;
  readonly tenantId: string;
  readonly vendor: string;
  /** One letter that begins the practice's own numbers. */
  readonly letter: string;
  readonly door: Exclude<Door, 'claim-batch'>;
  readonly sendingApplication: string;
  readonly sendingFacility: string;
  /** Null where HL7 is spoken. */
  readonly bundles: BundleStyle | null;
  readonly billing: {
    readonly name: string;
    readonly npi: string;
    readonly taxId: string;
    readonly taxonomy: string;
    /** Of its laboratory. */
    readonly clia: string;
    readonly address: Home;
  };
  readonly sites: readonly Site[];
  readonly payers: readonly PayerFact[];
  readonly specialties: readonly SpecialtyName[];
  readonly clinicians: Readonly<Partial<Record<SpecialtyName, readonly Clinician[]>>>;
  /** Where its patients live. */
  readonly towns: readonly Town[];
}
