import { ChargelineError } from '@chargeline/kernel';
import type { ServiceManifest } from '@chargeline/runtime';
import { rooms } from '@chargeline/standalone';
import { instanceOf, portsOf, instanceName } from './instances.js';
import { emptyFullLog } from './log-file.js';
import type { PortBook } from './port-book.js';
import { untilReady } from './ready.js';
import { RoomProcess } from './room-process.js';

/** Beyond a room's own CHARGELINE_GRACE_SECONDS. */
const STOP_MILLIS = 40_000;
const LOGS_EVERY_MILLIS = 30_000;

type Variables = Readonly<Record<string, string | undefined>>;

interface FleetOptions {
  /** Of all rooms together; each is told its own. */
  readonly variables: Variables;
  readonly folder: string;
  readonly ports: PortBook;
  readonly onDeath: (name: string, by: string) => void;
}

/** The processes of the rooms. */
export class Fleet {
  private readonly processes = new Map<string, RoomProcess[]>(rooms.map(({ name }) => [name, []]));
  private ended = false;
  private readonly logs = setInterval(() => this.emptyFullLogs(), LOGS_EVERY_MILLIS).unref();

  constructor(private readonly options: FleetOptions) {}

  /** Every instance, in the order of the line. */
  all(): readonly RoomProcess[] {
    return [...this.processes.values()].flat();
  }

  of(room: string): readonly RoomProcess[] {
    return this.processes.get(room) ?? [];
  }

  /** Starts instances of a room, or stops its last ones, until there are so many. Those that start need not be ready yet. */
  async scale(manifest: ServiceManifest, count: number): Promise<void> {
    const members = this.processes.get(manifest.name)!;
    while (members.length < count) members.push(await this.started(manifest, members.length + 1));
    await Promise.all(members.splice(count).map((member) => member.stop(STOP_MILLIS)));
  }

  async restart(room: string, variables: Readonly<Record<string, string>>): Promise<void> {
    for (const member of this.of(room)) {
      await member.stop(STOP_MILLIS);
      member.start(variables);
      await untilReady(member);
    }
  }

  async stop(): Promise<void> {
    this.ended = true;
    clearInterval(this.logs);
    await Promise.all(this.all().map((member) => member.stop(STOP_MILLIS)));
  }

  private async started(manifest: ServiceManifest, ordinal: number): Promise<RoomProcess> {
    const { variables, folder, ports, onDeath } = this.options;
    const own = await ports.take(instanceName(manifest.name, ordinal), portsOf(manifest));
    if (this.ended) throw new ChargelineError('CHL_MACHINE_STOPPING', 'The line is being stopped.', false);
    const member = new RoomProcess(instanceOf(manifest, ordinal, variables, own, folder), onDeath);
    member.start();
    return member;
  }

  private emptyFullLogs(): void {
    for (const { instance } of this.all()) emptyFullLog(instance.logFile);
  }
}
