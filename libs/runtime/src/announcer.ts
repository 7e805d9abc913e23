import type { Log, Outgoing, recorder } from '@chargeline/messaging';

/** A door's way to the log: resolves only when the log has all events, so that the door may then acknowledge. */
export class Announcer {
  constructor(
    private readonly log: Log,
    private readonly record: ReturnType<typeof recorder>,
  ) {}

  announce(outgoing: readonly Outgoing[]): Promise<void> {
    return this.log.append(outgoing.map(this.record));
  }
}
