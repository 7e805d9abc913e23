import { ChargelineError } from '@chargeline/kernel';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { consume, type ConsumerOptions, type Consumption } from '../consumer.js';
import type { Incoming, Reading } from '../incoming.js';
import type { GroupSubscription } from '../log.js';
import type { Outgoing } from '../outgoing.js';

async function outcome(returned: unknown): Promise<readonly Outgoing[]> {
  const settled = await returned;
  return (isObservable(settled) ? await lastValueFrom(settled) : settled) as readonly Outgoing[];
}

/** Nest's door to the log: every method marked with `@Consume` becomes a consumption of the service's group. */
export class LogTransport extends Server implements CustomTransportStrategy {
  private subscription: GroupSubscription | undefined;

  constructor(private readonly options: ConsumerOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    void this.begin(callback);
  }

  /** Whether its group counts on it now; a service that reads nothing has no group to join. */
  joined(): boolean {
    return this.subscription?.joined() ?? this.messageHandlers.size === 0;
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
  }

  on(): never {
    throw new ChargelineError(
      'CHL_MESSAGING_NO_EVENTS',
      'The log transport has no events of its own to listen to.',
      false,
    );
  }

  unwrap(): never {
    throw new ChargelineError('CHL_MESSAGING_NO_SERVER', 'The log transport has no server; the log is its own.', false);
  }

  private async begin(callback: (error?: unknown) => void): Promise<void> {
    try {
      const consumptions = [...this.messageHandlers].map(([topic, handler]) => this.consumption(topic, handler));
      if (consumptions.length > 0) this.subscription = await consume(consumptions, this.options);
    } catch (error) {
      return callback(error);
    }
    callback();
  }

  /** Nest chains two methods of one topic into one list and calls only the first properly: refuse that at the start. */
  private consumption(topic: string, handler: MessageHandler): Consumption {
    if (handler.next !== undefined) {
      throw new ChargelineError(
        'CHL_MESSAGING_TWO_HANDLERS',
        `${this.options.service} has two methods for ${topic}. Keep one.`,
        false,
      );
    }
    const { reading } = handler.extras as { reading: Reading };
    return { reading, handle: (events: readonly Incoming[]) => outcome(handler(events)) };
  }
}
