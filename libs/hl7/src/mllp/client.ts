import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ChargelineError } from '@chargeline/kernel';
import { HL7_LIMITS } from '../limits.js';
import { MllpDecoder } from './decoder.js';
import { mllpFrame } from './frame.js';

export interface MllpClientOptions {
  readonly host: string;
  readonly port: number;
  /** For the connection, and for each answer. */
  readonly timeoutMillis: number;
}

interface Waiting {
  readonly resolve: (answer: Buffer) => void;
  readonly reject: (error: ChargelineError) => void;
}

/** Connects to an MLLP receiver. Rejects with `CHL_HL7_NO_CONNECTION` (retriable). */
export async function connectMllp(options: MllpClientOptions): Promise<MllpClient> {
  const socket = connect({ host: options.host, port: options.port, noDelay: true });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(options.timeoutMillis) });
  } catch (cause) {
    socket.destroy();
    throw new ChargelineError('CHL_HL7_NO_CONNECTION', 'No connection to the MLLP receiver.', true, { cause });
  }
  return new MllpClient(socket, options.timeoutMillis);
}

/** A sender with one message in flight; further ones wait their turn. */
export class MllpClient {
  readonly #decoder = new MllpDecoder(HL7_LIMITS.messageBytes);
  #turn: Promise<unknown> = Promise.resolve();
  #waiting: Waiting | null = null;

  constructor(
    private readonly socket: Socket,
    private readonly timeoutMillis: number,
  ) {
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#waiting?.reject(noAnswer('The connection closed before the answer.')));
  }

  /** Sends a message and gives its answer, unframed. Rejects with `CHL_HL7_NO_ANSWER` (retriable); the connection is then closed. */
  send(message: Uint8Array): Promise<Buffer> {
    const answer = this.#turn.then(() => this.#exchange(message));
    this.#turn = answer.catch(() => null);
    return answer;
  }

  /** Waits for the messages sent, then ends the connection. */
  async close(): Promise<void> {
    await this.#turn;
    if (this.socket.closed) return;
    await new Promise((resolve) => {
      this.socket.once('close', resolve);
      this.socket.destroySoon();
    });
  }

  #exchange(message: Uint8Array): Promise<Buffer> {
    if (this.socket.destroyed) return Promise.reject(noAnswer('The connection is closed.'));
    const timer = setTimeout(() => this.socket.destroy(), this.timeoutMillis);
    const answer = new Promise<Buffer>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.socket.write(mllpFrame(message));
    });
    return answer.finally(() => {
      clearTimeout(timer);
      this.#waiting = null;
    });
  }

  #read(chunk: Buffer): void {
    for (const event of this.#decoder.feed(chunk)) {
      if (event.kind === 'frame') this.#waiting?.resolve(event.bytes);
      else this.socket.destroy();
    }
  }
}

function noAnswer(message: string): ChargelineError {
  return new ChargelineError('CHL_HL7_NO_ANSWER', `${message} Send the message again.`, true);
}
