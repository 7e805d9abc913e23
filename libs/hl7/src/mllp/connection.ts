import type { Socket } from 'node:net';
import type { Hl7Fault } from '../fault.js';
import { MllpDecoder, type MllpEvent } from './decoder.js';
import { mllpFrame } from './frame.js';

export interface MllpLimits {
  readonly maxMessageBytes: number;
  /** A frame that has begun must end within this time, and an answer must be read within it, or the socket is closed. */
  readonly idleMillis: number;
  readonly maxConnections: number;
  /** Framing faults that one connection is forgiven. */
  readonly maxFaults: number;
}

export interface MllpHandlers {
  /** Handles one message; the answer is framed and sent, null sends none. A rejection closes the connection unanswered: the sender sends again. */
  onMessage(bytes: Buffer): Promise<Buffer | null>;
  /** Answers a framing fault; `head` holds the first bytes of what was thrown away. */
  onFault(fault: Hl7Fault, head: Buffer): Buffer | null;
  /** Told what `onMessage` rejected with, and what the listener failed with. */
  onError(error: unknown): void;
}

/** One sender: its messages are handled one after another, and nothing more is read while one is in hand. */
export class MllpConnection {
  #closing = false;
  #busy = false;
  #faults = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly limits: MllpLimits,
    private readonly handlers: MllpHandlers,
  ) {
    // A lost connection also ends the reading loop; this only keeps the event from ending the process.
    socket.on('error', () => this.#disarm());
  }

  /** Reads until the sender is done or gone; never rejects. */
  async run(): Promise<void> {
    const decoder = new MllpDecoder(this.limits.maxMessageBytes);
    try {
      for await (const chunk of this.socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        if (!this.#closing) await this.#answerAll(decoder.feed(chunk));
        if (decoder.pending && !this.#closing) this.#arm();
      }
      this.socket.end();
    } catch {
      this.socket.destroy();
    }
    this.#disarm();
  }

  /** Lets the message in hand finish and be answered, then ends the connection. */
  finish(): void {
    this.#closing = true;
    this.#disarm();
    if (!this.#busy) this.socket.end();
  }

  destroy(): void {
    this.socket.destroy();
  }

  async #answerAll(events: Iterable<MllpEvent>): Promise<void> {
    for (const event of events) {
      if (this.#closing || this.socket.destroyed) break;
      this.#disarm();
      this.#busy = true;
      const answer = await this.#answer(event);
      if (answer !== null) await this.#write(answer);
    }
    this.#busy = false;
    if (this.#closing) this.socket.end();
  }

  async #answer(event: MllpEvent): Promise<Buffer | null> {
    try {
      if (event.kind === 'frame') return await this.handlers.onMessage(event.bytes);
      this.#faults += 1;
      if (this.#faults > this.limits.maxFaults) this.socket.destroy();
      return this.handlers.onFault(event.fault, event.head);
    } catch (error) {
      this.handlers.onError(error);
      this.socket.destroy();
      return null;
    }
  }

  #write(answer: Buffer): Promise<void> {
    this.#arm();
    return new Promise((resolve) => {
      this.socket.write(mllpFrame(answer), () => {
        this.#disarm();
        resolve();
      });
    });
  }

  #arm(): void {
    this.#timer ??= setTimeout(() => this.socket.destroy(), this.limits.idleMillis);
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
