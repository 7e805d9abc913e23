import { ChargelineError } from '@chargeline/kernel';

/** What a service was asked about itself: `ready` when it can do its work, and for each thing that it needs `ok` or an error's code. */
export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly checks: Readonly<Record<string, string>>;
}

type Check = () => Promise<void>;

/** A check that has not answered by then has failed: whoever asks has a patience of its own. */
const PATIENCE_MILLIS = 6_000;

const codeOf = (error: unknown): string => (error instanceof ChargelineError ? error.code : 'CHL_RUNTIME_CHECK_FAILED');

async function answerOf(check: Check): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const patience = setTimeout(() => resolve('CHL_RUNTIME_NO_ANSWER'), PATIENCE_MILLIS);
  check().then(
    () => resolve('ok'),
    (error: unknown) => resolve(codeOf(error)),
  );
  const answer = await promise;
  clearTimeout(patience);
  return answer;
}

/** What a service needs to work: its log, its place in its group, its database. Those who need something name a check for it. */
export class Health {
  private readonly checks = new Map<string, Check>();
  private asking: Promise<Readiness> | undefined;

  expect(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** Asks all at once. Whoever comes meanwhile gets the same answer, so that many askers cost no more than one. */
  ready(): Promise<Readiness> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask(): Promise<Readiness> {
    const names = [...this.checks.keys()];
    const answers = await Promise.all([...this.checks.values()].map(answerOf));
    const checks = Object.fromEntries(names.map((name, at) => [name, answers[at]!]));
    return { status: answers.every((answer) => answer === 'ok') ? 'ready' : 'not-ready', checks };
  }
}
