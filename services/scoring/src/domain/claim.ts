import type { Finding } from '@chargeline/contracts';

/** What scoring looks at in a claim line. `ndc` says only whether a drug code number came along. */
export interface ScorableLine {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly chargeCents: number;
  readonly serviceFrom: string;
  readonly serviceTo: string;
  readonly placeOfService: string | null;
  readonly ndc: object | null;
}

/** What scoring looks at in a judged claim: nothing that says who the patient is. */
export interface ScorableClaim {
  readonly encounter: {
    readonly patient: { readonly ageYears: number | null };
    readonly coverage: { readonly filingIndicator: string | null } | null;
    readonly referringProvider: object | null;
    readonly placeOfService: string | null;
    readonly authorization: string | null;
  };
  readonly claim: {
    readonly frequency: '1' | '7' | '8';
    readonly totalCents: number;
    readonly diagnoses: readonly string[];
    readonly lines: readonly ScorableLine[];
  };
  readonly judgement: { readonly findings: readonly Pick<Finding, 'rule' | 'severity'>[] };
}
