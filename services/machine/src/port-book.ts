import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { freePorts, holdPorts } from '@chargeline/kernel';

type Ports = Readonly<Record<string, readonly number[]>>;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Those who listened before may be about to end. */
const PATIENCE_MILLIS = 5_000;
const LOOK_EVERY_MILLIS = 250;

async function becomeFree(ports: readonly number[]): Promise<boolean> {
  for (const patience = AbortSignal.timeout(PATIENCE_MILLIS); !patience.aborted; await after(LOOK_EVERY_MILLIS)) {
    if ((await holdPorts(ports)) && (await Promise.all(ports.map(isFree))).every(Boolean)) return true;
  }
  return false;
}

async function read(file: string): Promise<Ports> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Ports;
  } catch {
    return {};
  }
}

/** Who listens where. With a file it gives everybody the ports of the last time, where they are free. */
export class PortBook {
  private ports: Ports = {};
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(private readonly file: string | null) {}

  static async open(file: string | null): Promise<PortBook> {
    const book = new PortBook(file);
    if (file !== null) book.ports = await read(file);
    return book;
  }

  /** So many ports for somebody; one caller waits for the other. */
  take(name: string, count: number): Promise<readonly number[]> {
    const mine = this.turn.then(() => this.next(name, count));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async next(name: string, count: number): Promise<readonly number[]> {
    const before = this.ports[name] ?? [];
    const ports = before.length === count && (await becomeFree(before)) ? before : await freePorts(count);
    this.ports = { ...this.ports, [name]: ports };
    await this.save();
    return ports;
  }

  private async save(): Promise<void> {
    if (this.file === null) return;
    await writeFile(`${this.file}.half`, JSON.stringify(this.ports, null, 2));
    await rename(`${this.file}.half`, this.file);
  }
}
