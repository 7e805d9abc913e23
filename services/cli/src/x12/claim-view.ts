import type { PartyName, ProfessionalRead } from '@chargeline/x12';

type ProfessionalClaim = ProfessionalRead['files'][number]['claims'][number];

/** A claim of an 837 file without anybody's name, date of birth, address or member number. */
export interface ClaimView {
  readonly interchange: string;
  readonly controlNumber: string;
  readonly payerId: string;
  readonly frequency: string;
  readonly placeOfService: string;
  readonly totalCents: number;
  readonly diagnoses: readonly string[];
  readonly lines: readonly {
    readonly code: string;
    readonly modifiers: readonly string[];
    readonly units: number;
    readonly chargeCents: number;
    readonly date: string;
  }[];
  /** Only where it was asked for. */
  readonly patient?: string;
}

const nameOf = (name: PartyName): string =>
  name.kind === 'person' ? [name.last, name.first].filter(Boolean).join(', ') : name.name;

function claimView(claim: ProfessionalClaim, interchange: string, identities: boolean): ClaimView {
  const { controlNumber, payer, frequency, placeOfService, totalCents, diagnoses, lines } = claim;
  return {
    interchange,
    controlNumber,
    payerId: payer.id,
    frequency,
    placeOfService,
    totalCents,
    diagnoses,
    lines: lines.map(({ procedure, modifiers, unitThousandths, chargeCents, date }) => {
      return { code: procedure, modifiers, units: unitThousandths / 1_000, chargeCents, date };
    }),
    ...(identities ? { patient: nameOf((claim.patient ?? claim.subscriber).name) } : {}),
  };
}

/** The claims of a file as people may see them. */
export const claimViews = ({ files }: ProfessionalRead, identities: boolean): readonly ClaimView[] =>
  files.flatMap(({ origin, claims }) => claims.map((claim) => claimView(claim, origin.interchange, identities)));
