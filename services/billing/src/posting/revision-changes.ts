import { type Arrival, type History, overtaken, type Status } from '../domain/life-cycle.js';
import {
  type Changes,
  type ClaimKey,
  claimKey,
  type ClaimRow,
  type Histories,
  type KnownRevision,
} from '../store/billing-store.js';

/** What a batch does to its claims: each revision finds its claim as the one before it in the batch left it. */
export class RevisionChanges {
  private readonly histories: Map<string, History<KnownRevision>>;
  private readonly added: ClaimRow[] = [];
  private readonly moved: Changes['moved'][number][] = [];
  private readonly latest = new Map<string, Changes['latest'][number]>();

  constructor(histories: Histories) {
    this.histories = new Map(histories);
  }

  of(claim: ClaimKey): History<KnownRevision> {
    return this.histories.get(claimKey(claim))!;
  }

  /** A revision comes; the earlier ones that wait become `outcome`. */
  overtake({ tenantId, claimId }: ClaimKey, revision: number, outcome: Status): void {
    const key = { tenantId, claimId };
    const { latest, revisions } = this.of(key);
    const out = new Set(overtaken(this.of(key), revision));
    for (const known of out) this.moved.push({ ...key, revision: known.revision, status: outcome });
    const now = revisions.map((known) => (out.has(known) ? { ...known, status: outcome } : known));
    this.histories.set(claimKey(key), { latest: Math.max(latest, revision), revisions: now });
    if (revision > latest) this.latest.set(claimKey(key), { ...key, latest: revision });
  }

  add(row: Omit<ClaimRow, 'arrival'>, arrival: Arrival): void {
    const { revision, digest } = row;
    this.overtake(row, revision, 'superseded');
    this.added.push({ ...row, arrival });
    const { latest, revisions } = this.of(row);
    const known = { revision, digest, arrival, status: arrival.status };
    this.histories.set(claimKey(row), { latest, revisions: [...revisions, known] });
  }

  changes(): Changes {
    return { added: this.added, moved: this.moved, latest: [...this.latest.values()] };
  }
}
