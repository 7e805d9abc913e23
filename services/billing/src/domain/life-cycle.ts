/** `posted` waits for a file, `filed` is in one, `held` waits for a person; `superseded` and `withdrawn` are never billed. */
export type Status = 'posted' | 'filed' | 'superseded' | 'withdrawn' | 'held';

/** How a revision was taken when it came. Its event tells this again at every replay, whatever became of the revision since. */
export interface Arrival {
  readonly status: Exclude<Status, 'filed'>;
  /** Of a held one alone: a stable word, and the sentence that a biller reads. */
  readonly reason: string | null;
  readonly because: string | null;
}

/** One revision of a claim as it stands. */
export interface Revision {
  readonly revision: number;
  readonly status: Status;
}

/** A claim so far. `latest` is the highest revision seen of any kind, also of one that never came here: rejected, held by a rule, or at a coder. */
export interface History<R extends Revision = Revision> {
  readonly latest: number;
  readonly revisions: readonly R[];
}

/** A priced revision. `corrects`: it names the payer's number of the claim that it replaces or voids. `fault`: why it cannot be written. */
export interface Priced {
  readonly revision: number;
  readonly corrects: boolean;
  readonly fault: string | null;
}

const AWAITING =
  'An earlier revision is with the payer. A correction needs frequency 7 or 8 and the payer’s number of that claim as its original reference.';

const taken = (status: Exclude<Arrival['status'], 'held'>): Arrival => ({ status, reason: null, because: null });
const held = (reason: string, because: string): Arrival => ({ status: 'held', reason, because });

/** How a priced revision is taken, by what is known of its claim. */
export function arrive({ latest, revisions }: History, { revision, corrects, fault }: Priced): Arrival {
  if (revision < latest)
    return taken(revisions.some((other) => other.revision > revision) ? 'superseded' : 'withdrawn');
  if (!corrects && revisions.some(({ status }) => status === 'filed'))
    return held('awaiting-payer-reference', AWAITING);
  return fault === null ? taken('posted') : held('not-renderable', fault);
}

const UNFILED = new Set<Status>(['posted', 'held']);

/** The revisions that a newer one takes out: all before it that wait, for no old form of a claim may be billed after it. */
export function overtaken<R extends Revision>({ revisions }: History<R>, by: number): readonly R[] {
  return revisions.filter(({ revision, status }) => revision < by && UNFILED.has(status));
}
