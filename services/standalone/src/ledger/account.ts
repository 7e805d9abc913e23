import type { Cents } from '@chargeline/kernel';

/** One encounter as its sender knows it: at least one of its messages was acknowledged. */
export interface SentEncounter {
  readonly encounterId: string;
  readonly claimId: string;
  readonly totalCents: Cents;
  /** By a straight-line recomputation; null when no line has a price. */
  readonly allowedCents: Cents | null;
}

/** What the far end has of one claim: rows of the system of record, claims in 837 files, and where the encounter stands. */
export interface FarEnd {
  /** Filed rows of the claim, one a revision, the latest last. */
  readonly rows: readonly FiledClaim[];
  /** What the 837 files say for the claim (CLM02 and the sum of SV102), in the order of the files. */
  readonly filed: readonly FiledClaim[];
  readonly stage: string | null;
}

/** One filing of a claim. A replacement or void (frequency 7, 8) may follow an original (1); a second original may not. */
export interface FiledClaim {
  readonly frequency: string;
  readonly totalCents: Cents;
  readonly lineCents: Cents;
  /** Only rows know it. */
  readonly allowedCents?: Cents | null;
}

export type Fate = 'billed' | 'rejected' | 'parked' | 'lost';

const PARKED = new Set(['held', 'referred', 'parked']);

/** Exactly one fate, that of the latest revision. A claim is billed only when a row and a file both say so. */
export function fateOf({ rows, filed, stage }: FarEnd): Fate {
  if (stage === 'rejected') return 'rejected';
  if (stage !== null && PARKED.has(stage)) return 'parked';
  return rows.length > 0 && filed.length > 0 ? 'billed' : 'lost';
}

const apart = (one: Cents | null, other: Cents | null): Cents =>
  one === other ? 0 : Math.max(1, Math.abs((one ?? 0) - (other ?? 0)));

/** How far the latest filing's amounts are from the sender's, in cents: charges in rows, lines and files, and the allowed amount. */
function centsOff(sent: SentEncounter, { rows, filed }: FarEnd): Cents {
  const row = rows.at(-1)!;
  const charges = [row, filed.at(-1)!].flatMap(({ totalCents, lineCents }) => [totalCents, lineCents]);
  const off = charges.reduce((sum, cents) => sum + apart(cents, sent.totalCents), 0);
  return off + apart(row.allowedCents ?? null, sent.allowedCents);
}

const again = (filings: readonly FiledClaim[]): number =>
  Math.max(0, filings.filter(({ frequency }) => frequency === '1').length - 1);

export interface Ledger {
  readonly accepted: number;
  readonly billed: number;
  readonly rejected: number;
  readonly parked: number;
  readonly lost: number;
  readonly doubled: number;
  readonly centsOff: Cents;
}

/** Accounts for every accepted encounter. `strangers` are claims at the far end that nobody sent: they count as doubled. */
export function account(sent: readonly SentEncounter[], farEnd: ReadonlyMap<string, FarEnd>): Ledger {
  const nothing: FarEnd = { rows: [], filed: [], stage: null };
  const count = { billed: 0, rejected: 0, parked: 0, lost: 0 };
  let doubled = 0;
  let off = 0;
  const known = new Set(sent.map(({ claimId }) => claimId));
  for (const encounter of sent) {
    const end = farEnd.get(encounter.claimId) ?? nothing;
    const fate = fateOf(end);
    count[fate] += 1;
    doubled += again(end.rows) + again(end.filed);
    if (fate === 'billed') off += centsOff(encounter, end);
  }
  const strangers = [...farEnd].filter(
    ([claimId, { rows, filed }]) => !known.has(claimId) && rows.length + filed.length > 0,
  );
  return { accepted: sent.length, ...count, doubled: doubled + strangers.length, centsOff: off };
}

export const isBalanced = ({ accepted, billed, rejected, parked, lost, doubled, centsOff }: Ledger): boolean =>
  lost === 0 && doubled === 0 && centsOff === 0 && accepted === billed + rejected + parked;

/** The one line that every run ends with. */
export const ledgerLine = ({ accepted, billed, rejected, parked, lost, doubled, centsOff }: Ledger): string =>
  `accepted=${accepted} billed=${billed} rejected=${rejected} parked=${parked} lost=${lost} doubled=${doubled} cents_off=${centsOff}`;
