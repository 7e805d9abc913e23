import type { CalendarDate } from '@chargeline/kernel';

/** NM102 = 1: NM103, NM104, NM105 and NM107. */
export interface PersonName {
  readonly kind: 'person';
  readonly last: string;
  readonly first?: string;
  readonly middle?: string;
  readonly suffix?: string;
}

/** NM102 = 2: NM103. */
export interface OrganizationName {
  readonly kind: 'organization';
  readonly name: string;
}

export type PartyName = PersonName | OrganizationName;

/** N3 and N4. Outside of the United States and Canada there is neither state nor postal code. */
export interface Address {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state?: string;
  readonly postalCode?: string;
  /** N404, absent for the United States. */
  readonly country?: string;
}

/** DMG03: female, male, unknown. */
export type Sex = 'F' | 'M' | 'U';

/** Loop 1000A. `id` (NM109, qualifier 46) is also ISA06 and GS02, so it has 2 to 15 characters. */
export interface Submitter {
  readonly name: PartyName;
  readonly id: string;
  readonly contact: Contact;
}

/** PER of loop 1000A: at least one of `phone` and `email`. */
export interface Contact {
  readonly name?: string;
  /** Ten digits. */
  readonly phone?: string;
  readonly extension?: string;
  readonly email?: string;
}

/** Loop 1000B. `id` (NM109, qualifier 46) is also ISA08 and GS03, so it has 2 to 15 characters. */
export interface Receiver {
  readonly name: string;
  readonly id: string;
}

/** Loops 2000A and 2010AA. */
export interface BillingProvider {
  readonly name: PartyName;
  /** Absent where the provider gives no health care and so has none (45 CFR 160.103), as a driver paid by Medicaid. */
  readonly npi?: string;
  /** REF*EI (employer) or REF*SY (social security), nine digits. */
  readonly taxId: { readonly kind: 'EI' | 'SY'; readonly value: string };
  /** PRV03 of loop 2000A. */
  readonly taxonomy?: string;
  readonly address: Address;
}

/** Loop 2310A (referring) or 2310B (rendering, with PRV*PE). */
export interface Provider {
  readonly name: PartyName;
  readonly npi?: string;
  readonly taxonomy?: string;
}

/** Loop 2310C. */
export interface ServiceFacility {
  readonly name: string;
  readonly npi?: string;
  readonly address: Address;
}

/** Loops 2000B and 2010BA. */
export interface Subscriber {
  readonly name: PartyName;
  /** NM109, qualifier MI; absent of an employer, who is insured in workers' compensation. */
  readonly memberId?: string;
  /** SBR01: primary, secondary, tertiary. */
  readonly responsibility: 'P' | 'S' | 'T';
  /** SBR09, such as MB, MC, CI, BL, HM, 16. */
  readonly filingIndicator: string;
  /** SBR03 and SBR04. */
  readonly groupNumber?: string;
  readonly groupName?: string;
  /** SBR05: why Medicare pays second. */
  readonly insuranceType?: string;
  /** Address, date of birth and sex are needed when the subscriber is the patient. */
  readonly address?: Address;
  readonly birthDate?: CalendarDate;
  readonly sex?: Sex;
  /** PAT06, of a subscriber who is the patient. */
  readonly deathDate?: CalendarDate;
}

/** Loops 2000C and 2010CA: a patient who is not the subscriber. */
export interface Patient {
  /** PAT01: 01 spouse, 19 child, G8 other and so on. */
  readonly relationship: string;
  readonly name: PersonName;
  readonly address: Address;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  /** PAT06. */
  readonly deathDate?: CalendarDate;
}

/** Loop 2010BB. */
export interface Payer {
  readonly name: string;
  /** NM109. */
  readonly id: string;
  /** NM108; absent for PI. */
  readonly idQualifier?: 'XV';
  readonly address?: Address;
}
