import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { MllpDecoder } from '@chargeline/hl7';

const LONGEST_ANSWER = 100_000;

/** One MLLP connection as a bad sender uses it: any bytes, in any pieces. */
export class Wire {
  /** Resolves when the receiver has hung up. */
  readonly closed: Promise<unknown>;
  private readonly answered: string[] = [];

  private constructor(private readonly socket: Socket) {
    const decoder = new MllpDecoder(LONGEST_ANSWER);
    socket.on('data', (chunk) => {
      for (const event of decoder.feed(Buffer.from(chunk))) {
        this.answered.push(event.kind === 'frame' ? event.bytes.toString('latin1') : event.fault.message);
      }
      socket.emit('answered');
    });
    socket.on('error', () => socket.destroy());
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  static async dial({ host, port }: { readonly host: string; readonly port: number }): Promise<Wire> {
    const socket = connect({ host, port, noDelay: true });
    await once(socket, 'connect');
    return new Wire(socket);
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  /** Resolves when the system has taken the bytes: what is written after that comes in another piece, or joined to it by the system. */
  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.write(bytes, (error) => (error == null ? resolve() : reject(error)));
    });
  }

  /** The next answers byte for byte, without their frames; fewer when the receiver hangs up before. */
  async bytes(count: number): Promise<readonly string[]> {
    while (this.answered.length < count && !this.socket.destroyed) {
      await Promise.race([once(this.socket, 'answered'), this.closed]);
    }
    return this.answered.splice(0, count);
  }

  /** The next answers, with what the moment decides named: the time `NOW` and the acknowledgement's own id `ID`. */
  async answers(count: number): Promise<readonly string[]> {
    const answers = await this.bytes(count);
    return answers.map((answer) => answer.replace(/\d{14}\+0000/, 'NOW').replace(/\|A[0-9a-f]{19}\|/, '|ID|'));
  }

  hangUp(): void {
    this.socket.destroy();
  }

  /** Breaks the connection off with a reset. */
  breakOff(): void {
    this.socket.resetAndDestroy();
  }
}
