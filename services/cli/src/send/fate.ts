/** What became of a file: it went on, a door said no, or it waits for a person. The worst is the last. */
export const FATES = ['accepted', 'parked', 'refused'] as const;
export type Fate = (typeof FATES)[number];

export interface Told {
  readonly fate: Fate;
  readonly reason: string;
}

/** What gateway says of a claim (`GET /api/v1/claims/{id}/status`), as far as it is read here. */
export interface ClaimStatus {
  readonly status: string;
  readonly hold?: { readonly because: string };
  readonly items?: readonly { readonly because: string }[];
  readonly findings?: readonly { readonly rule: string; readonly severity: string }[];
  readonly letterIds?: readonly string[];
  readonly file?: string;
}

/** Words of gateway for a claim that is still moving. */
const UNDER_WAY = new Set(['received', 'completed', 'drafted']);

/** Whether more is to come of a claim by itself. One that gateway does not know yet is under way. */
export const isUnderWay = (claim: ClaimStatus | null): boolean => claim === null || UNDER_WAY.has(claim.status);

const MOST_REASONS = 3;

/** Each reason once, with how often it was given, the most frequent first. */
export function counted(reasons: readonly string[]): string {
  const groups = [...Map.groupBy(reasons, (reason) => reason)].map(([reason, same]) => ({
    reason,
    times: same.length,
  }));
  const told = groups.toSorted((a, b) => b.times - a.times);
  const words = told.slice(0, MOST_REASONS).map(({ reason, times }) => (times === 1 ? reason : `${times} × ${reason}`));
  return [...words, ...(told.length > MOST_REASONS ? [`and ${told.length - MOST_REASONS} other reasons`] : [])].join(
    '; ',
  );
}

const parked = (reason: string): Told => ({ fate: 'parked', reason });

/** The rules whose findings have a severity, each once: `DX-001, DX-004`. Empty when there are none. */
function rulesThat(severity: 'reject' | 'hold', { findings = [] }: ClaimStatus): string {
  const rules = findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule);
  return [...new Set(rules)].join(', ');
}

function heldBecause(claim: ClaimStatus): string {
  const rules = rulesThat('hold', claim);
  if (rules !== '') return `held by rules ${rules} until a person has looked at it and clears it`;
  return `held: ${claim.hold?.because ?? 'no reason given'}`;
}

/** Where one encounter stands, once nothing moves. */
export function fateOfClaim(claim: ClaimStatus | null): Told {
  if (claim === null || isUnderWay(claim))
    return { fate: 'accepted', reason: `on its way (${claim?.status ?? 'taken'})` };
  const { status, items, letterIds, file } = claim;
  if (status === 'held') return parked(heldBecause(claim));
  if (status === 'referred') return parked(`to a coder: ${counted((items ?? []).map(({ because }) => because))}`);
  if (status === 'parked') return parked(`dead letter ${(letterIds ?? []).join(', ')}`);
  if (status === 'rejected') return parked(`rejected by rules ${rulesThat('reject', claim)}`);
  return { fate: 'accepted', reason: file === undefined ? status : `${status} in ${file}` };
}

/** What a file's parts, or a part's encounters, come to: the worst of them, and why. */
export function worst(told: readonly Told[], what: string): Told {
  const fate = FATES.findLast((one) => told.some(({ fate }) => fate === one)) ?? 'accepted';
  const same = told.filter((one) => one.fate === fate);
  const share = same.length === told.length ? '' : `${same.length} of ${told.length} ${what}: `;
  return { fate, reason: `${share}${counted(same.map(({ reason }) => reason))}` };
}
