import type { CalendarDate, Cents } from '@chargeline/kernel';
import type { Person } from '../people/person.js';
import type { PayerFact } from '../practice/payers.js';
import type { Clinician, Door, Practice, Site } from '../practice/practice.js';
import type { Service } from '../specialties/service.js';

export interface VisitDiagnosis {
  /** ICD-10-CM without its dot, or a SNOMED CT number. */
  readonly code: string;
  readonly system: 'ICD10CM' | 'SNOMED';
}

export interface VisitCharge {
  /** The sender's own number of the charge (FT1-2, ChargeItem.id). */
  readonly chargeId: string;
  readonly code: string;
  readonly system: 'CPT' | 'HCPCS' | 'local';
  readonly modifiers: readonly string[];
  readonly units: number;
  /** For all units. */
  readonly chargeCents: Cents;
  /** To how many of the visit's diagnoses it points, counted from the main one. */
  readonly pointsTo: number;
}

export interface Insurance {
  readonly payer: PayerFact;
  readonly memberId: string | null;
  readonly groupNumber: string | null;
  readonly relationship: 'self' | 'spouse' | 'child';
  /** Who holds the policy: the patient when the relationship is `self`. */
  readonly subscriber: Person;
}

export interface Patient extends Person {
  /** Which patient of the seed; two visits of one patient share it. */
  readonly number: number;
  readonly practice: Practice;
  readonly medicalRecordNumber: string;
  readonly insurance: Insurance;
}

/** A visit as its practice knows it, before anybody writes a message about it. */
export interface Visit {
  /** Which visit of the seed. */
  readonly number: number;
  readonly door: Door;
  readonly practice: Practice;
  readonly visitNumber: string;
  readonly patient: Patient;
  readonly site: Site;
  readonly clinician: Clinician;
  readonly referring: Clinician | null;
  readonly authorization: string | null;
  readonly serviceDate: CalendarDate;
  /** What was done: diagnoses and charges are drawn from it. */
  readonly service: Service;
  /** The main one first; at most three. */
  readonly diagnoses: readonly VisitDiagnosis[];
  readonly charges: readonly VisitCharge[];
}
