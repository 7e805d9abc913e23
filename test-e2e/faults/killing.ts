import { setTimeout as after } from 'node:timers/promises';
import type { Machine, RoomProcess } from '@chargeline/machine';
import type { Outage, Step } from './plan.ts';
import { until } from './wait.ts';

type Stands = Pick<Machine, 'processes' | 'broker' | 'postgres'>;

/** Does what a plan says to a machine, and counts the kills that struck. */
export class Killing {
  readonly #machine: Stands;
  readonly #signal: AbortSignal;
  readonly #byRoom = new Map<string, number>();
  /** How often each was down. */
  readonly outages: Outage[] = [];

  constructor(machine: Stands, signal: AbortSignal) {
    this.#machine = machine;
    this.#signal = signal;
  }

  /** Kills so far, by room. */
  get byRoom(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#byRoom);
  }

  get count(): number {
    return [...this.#byRoom.values()].reduce((sum, kills) => sum + kills, 0);
  }

  async carryOut(step: Step): Promise<void> {
    if (step.kind === 'outage') return await this.#outage(step, step.downMillis, step.meanwhile);
    if (step.kind === 'kill') return void (await Promise.all(step.victims.map((victim) => this.kill(victim))));
    await this.kill(step.victim);
    await this.#running(step.victim);
    await after(step.afterMillis, undefined, { signal: this.#signal });
    await this.kill(step.victim);
  }

  /** Waits until the instance's process is there, kills it, and resolves when it is gone. */
  async kill(name: string): Promise<void> {
    const process = await this.#running(name);
    const { restarts, instance } = process;
    process.signal('SIGKILL');
    await until(() => process.restarts > restarts || process.state === 'refused', this.#signal);
    this.#byRoom.set(instance.room, (this.#byRoom.get(instance.room) ?? 0) + 1);
  }

  async #running(name: string): Promise<RoomProcess> {
    const process = this.#machine.processes().find(({ instance }) => instance.name === name)!;
    await until(() => process.state === 'running', this.#signal);
    return process;
  }

  async #outage({ of, by }: Outage, downMillis: number, meanwhile: string | null): Promise<void> {
    const down = async (): Promise<void> => {
      const killed = meanwhile === null ? null : this.kill(meanwhile);
      await after(downMillis, undefined, { signal: this.#signal });
      await killed;
    };
    const { broker, postgres } = this.#machine;
    if (of === 'broker') {
      await (by === 'SIGKILL' ? broker!.kill() : broker!.stop());
      await down();
      await broker!.restart();
    } else {
      if (by === 'SIGKILL') {
        await postgres!.kill();
        await down();
      }
      await postgres!.restart();
      if (by === 'SIGTERM' && meanwhile !== null) await this.kill(meanwhile);
    }
    this.outages.push({ of, by });
  }
}
