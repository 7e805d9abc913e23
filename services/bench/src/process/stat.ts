/** A process as /proc/<pid>/stat tells of it; see proc(5). */
export interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** CPU time of all its threads, in microseconds: utime and stime. */
  readonly cpuMicros: number;
  /** Of its children that ended and were waited for: cutime and cstime. */
  readonly endedMicros: number;
}

/** The kernel tells times in ticks of USER_HZ, which is 100 a second wherever Node runs. */
const TICK_MICROS = 10_000;

/** Fields after the command, counted from 0: the command stands in parentheses and may hold blanks and parentheses itself. */
const FIELD = { parent: 1, utime: 11, stime: 12, cutime: 13, cstime: 14 } as const;

export function parseStat(text: string): Stat {
  const opens = text.indexOf('(');
  const closes = text.lastIndexOf(')');
  const fields = text.slice(closes + 2).split(' ');
  const number = (name: keyof typeof FIELD): number => Number(fields[FIELD[name]]);
  return {
    pid: Number(text.slice(0, opens)),
    parent: number('parent'),
    command: text.slice(opens + 1, closes),
    cpuMicros: (number('utime') + number('stime')) * TICK_MICROS,
    endedMicros: (number('cutime') + number('cstime')) * TICK_MICROS,
  };
}

/** What /proc/<pid>/status says of memory, in kilobytes. */
export interface MemoryStatus {
  /** The most that was ever resident: VmHWM. */
  readonly peak: number;
  /** Resident now and its own: RssAnon. */
  readonly own: number;
  /** Resident now and shared with others, as PostgreSQL's buffers: RssShmem. */
  readonly shared: number;
}

export function parseStatus(text: string): MemoryStatus {
  const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);
  return { peak: kilobytes('VmHWM'), own: kilobytes('RssAnon'), shared: kilobytes('RssShmem') };
}
