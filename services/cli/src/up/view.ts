import type { Machine, State } from '@chargeline/machine';

/** One instance as the process that keeps it up sees it. */
export interface ProcessView {
  readonly room: string;
  readonly instance: string;
  readonly pid: number | null;
  readonly state: State;
  readonly restarts: number;
  readonly admin: string;
}

export type Phase = 'starting' | 'running' | 'stopping';

/** A line as the process that keeps it up sees it. */
export interface View {
  readonly phase: Phase;
  readonly processes: readonly ProcessView[];
}

export const viewOf = (processes: ReturnType<Machine['processes']>): readonly ProcessView[] =>
  processes.map(({ instance: { room, name, admin }, pid, state, restarts }) => ({
    room,
    instance: name,
    pid: pid ?? null,
    state,
    restarts,
    admin,
  }));
