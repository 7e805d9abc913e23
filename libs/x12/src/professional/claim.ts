import type { CalendarDate, Cents } from '@chargeline/kernel';
import type {
  BillingProvider,
  Patient,
  Payer,
  Provider,
  Receiver,
  ServiceFacility,
  Submitter,
  Subscriber,
} from './party.js';

/** One transaction set 837, 005010X222A1. */
export interface ProfessionalFile {
  readonly submitter: Submitter;
  readonly receiver: Receiver;
  /** BHT03: the submitter's own number for this set. */
  readonly reference: string;
  readonly claims: readonly ProfessionalClaim[];
}

/** Loop 2300 with the parties of the loops above it. Amounts are whole cents. */
export interface ProfessionalClaim {
  /** CLM01, at most 20 characters: what payers promise to give back. */
  readonly controlNumber: string;
  readonly billingProvider: BillingProvider;
  readonly subscriber: Subscriber;
  readonly payer: Payer;
  /** Absent when the subscriber is the patient (SBR02 = 18). */
  readonly patient?: Patient;
  /** CLM02: the sum of the lines' charges. */
  readonly totalCents: Cents;
  /** CLM05-1. */
  readonly placeOfService: string;
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  readonly frequency: string;
  /** CLM06: the provider's signature is on file. */
  readonly signatureOnFile: boolean;
  /** CLM07. */
  readonly assignment: 'A' | 'B' | 'C';
  /** CLM08; W is not applicable. */
  readonly benefitsAssigned: 'Y' | 'N' | 'W';
  /** CLM09. */
  readonly release: 'Y' | 'I';
  /** CLM11 and DTP*439. */
  readonly accident?: Accident;
  /** DTP*431. */
  readonly onset?: CalendarDate;
  /** DTP*435. */
  readonly admission?: CalendarDate;
  /** REF*G1. */
  readonly priorAuthorization?: string;
  /** REF*F8: the payer's number of the claim that this one replaces or voids; given with frequency 7 and 8 alone. */
  readonly originalReference?: string;
  /** REF*X4: the CLIA number of the laboratory that did the tests. */
  readonly clia?: string;
  /** ICD-9-CM is for services before October 2015. */
  readonly diagnosisCodeSet: 'ICD-10-CM' | 'ICD-9-CM';
  /** HI: one to twelve codes without the decimal point, the principal one first. */
  readonly diagnoses: readonly string[];
  /** Loop 2310A. */
  readonly referring?: Provider;
  /** Loop 2310B, when it is not the billing provider. */
  readonly rendering?: Provider;
  /** Loop 2310C, when the place is not the billing provider's address. */
  readonly facility?: ServiceFacility;
  /** Loops 2400, one to fifty. */
  readonly lines: readonly ServiceLine[];
}

/** CLM11: AA auto, EM employment, OA other; the state is that of an auto accident. */
export interface Accident {
  readonly cause: 'AA' | 'EM' | 'OA';
  readonly state?: string;
  readonly date?: CalendarDate;
}

/** Loop 2400. Its number (LX01) is its place in the claim, from 1. */
export interface ServiceLine {
  /** SV101-2, a HCPCS or CPT code, and SV101-3 to SV101-6. */
  readonly procedure: string;
  readonly modifiers: readonly string[];
  /** SV102. */
  readonly chargeCents: Cents;
  /** SV103: UN units, MJ minutes of anesthesia. */
  readonly unitBasis: 'UN' | 'MJ';
  /** SV104 in thousandths: 1 unit is 1000. */
  readonly unitThousandths: number;
  /** SV105, when it is not the claim's. */
  readonly placeOfService?: string;
  /** SV107: one to four places in `diagnoses`, from 1, the most important first. */
  readonly diagnosisPointers: readonly number[];
  /** DTP*472; with `through`, a range (RD8). */
  readonly date: CalendarDate;
  readonly through?: CalendarDate;
  /** REF*6R. */
  readonly controlNumber?: string;
  /** NTE*ADD. */
  readonly note?: string;
  readonly drug?: Drug;
}

/** Loop 2410: LIN03 (an NDC of eleven digits), CTP04 in thousandths and CTP05. */
export interface Drug {
  readonly ndc: string;
  readonly quantityThousandths: number;
  readonly unit: 'F2' | 'GR' | 'ME' | 'ML' | 'UN';
}
