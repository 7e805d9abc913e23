import type { ClaimDocument, Party } from './claim-document.js';
import { type ProcedureFacts, procedureFacts } from './facts.js';
import type { PastClaim, PastLine } from './past-claim.js';

/** Who billed and rendered a claim. Where nobody is named as rendering, the billing provider is (X12 005010X222A1, loop 2310B). */
export interface Doers {
  readonly billingNpi: string | null;
  readonly renderingNpi: string | null;
  readonly taxonomy: string | null;
}

export function doersOf({
  billingProvider,
  renderingProvider,
}: Readonly<Record<'billingProvider' | 'renderingProvider', Pick<Party, 'npi' | 'taxonomy'> | null>>): Doers {
  const rendering = renderingProvider ?? billingProvider;
  return {
    billingNpi: billingProvider?.npi ?? null,
    renderingNpi: rendering?.npi ?? null,
    taxonomy: rendering?.taxonomy ?? null,
  };
}

/** A line of an earlier claim, as conditions of a later one see it. */
export class PastLineView {
  readonly isSameBiller: boolean;
  readonly isSameRenderer: boolean;
  readonly isSameSpecialty: boolean;

  constructor(
    readonly line: PastLine,
    past: Doers,
    now: Doers,
  ) {
    this.isSameBiller = isSame(past.billingNpi, now.billingNpi);
    this.isSameRenderer = isSame(past.renderingNpi, now.renderingNpi);
    this.isSameSpecialty = isSame(past.taxonomy, now.taxonomy);
  }

  /** Of its code on its own day. */
  get facts(): ProcedureFacts {
    return procedureFacts(this.line.code, this.line.serviceFrom);
  }

  get globalDays(): string | null {
    return this.facts.schedule?.globalDays ?? null;
  }
}

/** What is not known is the same as nothing. */
const isSame = (past: string | null, now: string | null): boolean => past !== null && past === now;

export function pastLinesOf(
  claims: readonly PastClaim[],
  encounter: ClaimDocument['encounter'],
): readonly PastLineView[] {
  const now = doersOf(encounter);
  return claims.flatMap((past) => past.lines.map((line) => new PastLineView(line, past, now)));
}
