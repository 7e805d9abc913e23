import type { Charge, Diagnosis, Provider } from '@chargeline/contracts';
import type { Claim } from '@chargeline/fhir';
import type { Node } from './graph.js';

/** A charge that the bundle holds, and the FHIRPath of the Encounter it belongs to. */
export interface FoundCharge {
  readonly charge: Charge;
  readonly encounter: string;
  readonly expression: string;
  readonly performer: Provider | null;
  /** The diagnoses told along with it, for the encounter's list. */
  readonly diagnoses: readonly Diagnosis[];
  /** The claim that it is an item of. */
  readonly claim: Node<Claim> | null;
}

/** Something of the bundle that is not taken, and why. */
export interface LeftOut {
  readonly expression: string;
  readonly because: string;
}

export interface Findings {
  readonly charges: readonly FoundCharge[];
  readonly leftOut: readonly LeftOut[];
}
