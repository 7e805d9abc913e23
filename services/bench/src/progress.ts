import type { Tables } from './line/tables.js';
import type { Phase } from './phases.js';

const EVERY_MILLIS = 2_000;

/** Tells people now and then how far a phase is. */
export class Progress {
  private answered = 0;
  private posted = 0;
  private readonly timer = setInterval(() => void this.say(), EVERY_MILLIS);

  constructor(
    private readonly phase: Phase,
    private readonly messages: number,
    private readonly tables: Tables,
    private readonly tell: (text: string) => void,
  ) {}

  answer(messages: number): void {
    this.answered = messages;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async say(): Promise<void> {
    const before = this.posted;
    this.posted = await this.tables.about().catch(() => before);
    const pace = Math.round(((this.posted - before) * 1_000) / EVERY_MILLIS);
    this.tell(
      `${this.phase}: ${this.answered} of ${this.messages} messages answered, ${this.posted} claims posted so far (${pace} a second)`,
    );
  }
}
