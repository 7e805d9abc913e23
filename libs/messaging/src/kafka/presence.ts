/** Whether a group counts on a member: by when the group last answered it. */
export class Presence {
  private answered = -Infinity;

  constructor(private readonly sessionMs: number) {}

  /** The group has let the member in, or answered its heartbeat. */
  readonly seen = (): void => {
    this.answered = performance.now();
  };

  /** The member could not reach the group, or has left it. */
  readonly gone = (): void => {
    this.answered = -Infinity;
  };

  /** A group forgets a member that it has not heard of for a session. */
  readonly joined = (): boolean => performance.now() - this.answered < this.sessionMs;
}
