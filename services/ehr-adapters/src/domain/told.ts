import type { Encounter, SealedIdentity } from '@chargeline/contracts';

/** A payer as the line calls it; `filingIndicator` is X12 SBR09, null when the directory does not know the payer. */
export interface Payer {
  readonly payerId: string;
  readonly payerName: string;
  readonly filingIndicator: string | null;
}

type Open = Pick<
  Encounter,
  | 'billingProvider'
  | 'renderingProvider'
  | 'referringProvider'
  | 'facility'
  | 'placeOfService'
  | 'serviceFrom'
  | 'serviceTo'
  | 'authorization'
  | 'diagnoses'
  | 'charges'
>;

/** What one message tells of one visit, whatever it was written in, before its identity is sealed. */
export interface Told extends Readonly<Open> {
  readonly visitNumber: string;
  readonly medicalRecordNumber: string;
  readonly identity: SealedIdentity;
  readonly sex: 'F' | 'M' | 'U';
  /** To the subscriber: X12 individual relationship code. */
  readonly relationship: string | null;
  readonly payer: Payer | null;
}
