import type { RulebookChange, Ruling } from '@chargeline/contracts';
import { type Idle, NO_OVERLAY, type Overlay, questionOf } from '../domain/overlay.js';
import { withChange } from './tenant-rulebook.js';

/** What became of a change, as it was told. */
export interface Told {
  readonly ruling: Ruling;
  readonly isAccepted: boolean;
}

/** A tenant's changes: what was told of each, and what the accepted ones make of the rulebook of the house. */
export class TenantChanges {
  private readonly answers = new Map<string, Told>();
  /** Those that were accepted, the oldest first. */
  private readonly accepted: RulebookChange[] = [];
  /** By id, what each rule of its own asked that it ever had. */
  private readonly questions = new Map<string, string>();
  private now: Overlay;

  /** Begins where others end, and leaves those as they are. */
  constructor(private readonly before: TenantChanges | null = null) {
    this.now = before?.overlay ?? NO_OVERLAY;
  }

  get overlay(): Overlay {
    return this.now;
  }

  /** How many were accepted. */
  get count(): number {
    return (this.before?.count ?? 0) + this.accepted.length;
  }

  /** The overlay as it was when so many were accepted, of those that were taken here. */
  overlayAfter(count: number): Overlay {
    return this.accepted.slice(0, count).reduce(withChange, NO_OVERLAY);
  }

  /** What was told of a change first: one that comes twice is told the same again. */
  told(changeId: string): Told | undefined {
    return this.answers.get(changeId) ?? this.before?.told(changeId);
  }

  /** What the rule of an id asked when the tenant had it last; undefined where it never had one that can be read. */
  askedBy(id: string): string | undefined {
    return this.questions.get(id) ?? this.before?.askedBy(id);
  }

  /** Takes what was told of one more change. An id that has an accepted ruling changes nothing any more. */
  take(change: RulebookChange, told: Told): void {
    const first = this.told(change.changeId);
    if (first?.isAccepted === true || (first !== undefined && !told.isAccepted)) return;
    this.answers.set(change.changeId, told);
    if (!told.isAccepted) return;
    this.accepted.push(change);
    this.now = withChange(this.now, change);
    const own = change.action === 'add' ? this.now.added.get(change.rule) : undefined;
    if (own !== undefined) this.questions.set(change.rule, questionOf(own.rule));
  }

  /** Why the rule that a change adds is asked of no claim; undefined where it is, or where the change adds none. */
  idleBy({ action, rule }: RulebookChange): Idle | undefined {
    return action === 'add' ? this.now.idle.get(rule) : undefined;
  }
}
