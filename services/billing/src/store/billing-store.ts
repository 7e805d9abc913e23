import type { Cents } from '@chargeline/kernel';
import type { Arrival, History, Revision, Status } from '../domain/life-cycle.js';

/** Where the service finds its store, whichever it is. */
export const BILLING_STORE = Symbol('billing store');

/** A claim of one tenant. Every key begins with the tenant. */
export interface ClaimKey {
  readonly tenantId: string;
  readonly claimId: string;
}

export const claimKey = ({ tenantId, claimId }: ClaimKey): string => `${tenantId}/${claimId}`;

/** A revision as the life cycle looks at it. `digest` is of its content without the sealed block. */
export interface KnownRevision extends Revision {
  readonly digest: string;
  readonly arrival: Arrival;
}

/** Histories by `claimKey`. */
export type Histories = ReadonlyMap<string, History<KnownRevision>>;

/** One service line as it was posted. */
export interface LineRow {
  readonly line: number;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly chargeCents: Cents;
  readonly allowedCents: Cents | null;
  readonly serviceFrom: string;
  readonly serviceTo: string;
  readonly placeOfService: string | null;
  /** 1-based, into the claim's diagnoses. */
  readonly pointers: readonly number[];
}

/** One claim revision as it was posted. */
export interface ClaimRow extends ClaimKey {
  readonly revision: number;
  readonly encounterId: string;
  readonly payerId: string | null;
  readonly payerName: string | null;
  readonly filingIndicator: string | null;
  readonly arrival: Arrival;
  readonly frequency: string;
  readonly originalReference: string | null;
  /** The first day of any line; null without lines. */
  readonly serviceFrom: string | null;
  readonly totalCents: Cents;
  readonly allowedCents: Cents | null;
  readonly denialRisk: number;
  readonly route: string;
  readonly model: string;
  readonly digest: string;
  /** JSON of a `Bill`, its identity sealed. */
  readonly document: string;
  readonly postedAt: Date;
  readonly lines: readonly LineRow[];
}

/** What is to be written about some claims, all or nothing. */
export interface Changes {
  readonly added: readonly ClaimRow[];
  readonly moved: readonly (ClaimKey & { readonly revision: number; readonly status: Status })[];
  readonly latest: readonly (ClaimKey & { readonly latest: number })[];
}

/** Who has claims waiting for a file. */
export interface Waiting {
  readonly tenantId: string;
  readonly payerId: string;
}

export interface FileOrder extends Waiting {
  /** The most claims that the file may hold. */
  readonly most: number;
  /** The event that ordered it and will tell of it; null for the clock. */
  readonly commandId: string | null;
  /** JSON of a `FileHeader`. */
  readonly header: string;
  readonly createdAt: Date;
}

/** An 837 file by its number. `exportedAt` is null until it is on disk, `announcedAt` until its events are known to be in the log. */
export interface FileRow extends Omit<FileOrder, 'most'> {
  readonly fileId: string;
  readonly interchange: number;
  readonly claims: number;
  readonly totalCents: Cents;
  readonly sha256: string | null;
  readonly exportedAt: Date | null;
  readonly announcedAt: Date | null;
}

/** A claim in a file, in the order of the file. */
export interface FiledClaim extends ClaimKey {
  readonly revision: number;
  readonly encounterId: string;
  readonly document: string;
}

/** A claim revision for people: without its document, and so without identity. */
export interface ClaimView extends Omit<ClaimRow, 'document' | 'digest' | 'arrival'> {
  readonly status: Status;
  readonly held: { readonly reason: string; readonly because: string } | null;
  readonly fileId: string | null;
}

/** The tables of the system of record. Every method is idempotent or all-or-nothing; two members of the service may call at once. */
export interface BillingStore {
  /** Locks these claims, hands their histories to `decide`, and writes what it returns. What `decide` throws leaves nothing. */
  readonly revise: (claims: readonly ClaimKey[], decide: (histories: Histories) => Changes) => Promise<void>;
  /** Who has posted claims, of one tenant or (null) of all. */
  readonly waiting: (tenantId: string | null) => Promise<readonly Waiting[]>;
  /** Puts posted claims under the tenant's next interchange number and marks them filed; null when none is free. */
  readonly numberFile: (order: FileOrder) => Promise<FileRow | null>;
  /** Files that are not on disk or not announced, of one tenant or (null) of all, the oldest first. */
  readonly unsettled: (tenantId: string | null) => Promise<readonly FileRow[]>;
  readonly claimsOf: (file: FileRow) => Promise<readonly FiledClaim[]>;
  /** Notes that a file is on disk; the first note stays. */
  readonly exported: (file: FileRow, sha256: string, at: Date) => Promise<void>;
  readonly announced: (file: FileRow, at: Date) => Promise<void>;
  /** Every revision of a claim, the newest first; empty for an unknown one. */
  readonly claim: (claimId: string) => Promise<readonly ClaimView[]>;
  /** The last files, the newest first. */
  readonly files: (tenantId: string | null, limit: number) => Promise<readonly FileRow[]>;
}
