import { type Log, type Outgoing, recorder, sameSpan, type Tracing } from '@chargeline/messaging';
import type { Context } from './context.js';
import { DoorTrace } from './door-trace.js';

/** A door's way to the log. */
export class Announcer {
  constructor(
    private readonly log: Log,
    private readonly record: ReturnType<typeof recorder>,
    private readonly trace?: DoorTrace,
  ) {}

  /** Runs a door's work on one message, which its sender may have sent with a `traceparent`, else '': what is announced meanwhile is its doing. */
  receive<T>(traceparent: string, work: () => Promise<T>): Promise<T> {
    return this.trace === undefined ? work() : this.trace.receive(traceparent, work);
  }

  /** Resolves only when the log has all events, so that the door may then acknowledge. */
  announce(outgoing: readonly Outgoing[]): Promise<void> {
    if (this.trace === undefined) return this.log.append(outgoing.map(this.record));
    return this.trace.announce(outgoing, (records) => this.log.append(records));
  }
}

/** The announcer of one service, which makes spans where there is tracing. */
export function announcerOf(
  service: string,
  { log, format, now }: Pick<Context, 'log' | 'format' | 'now'>,
  tracing: Tracing | undefined,
): Announcer {
  const record = recorder(service, format, now);
  if (tracing === undefined) return new Announcer(log, record);
  return new Announcer(log, record, new DoorTrace(tracing, recorder(service, format, now, sameSpan)));
}
