import { join } from 'node:path';
import { startMachine } from '@chargeline/machine';
import { destination, pino } from 'pino';
import type { BenchLine, BenchLineOptions } from './bench-line.js';
import { restOf } from './rest.js';

/** Every room a process of its own, on a real Kafka. */
export async function lineOnKafka({ tell, ...options }: BenchLineOptions): Promise<BenchLine> {
  const logger = pino(destination({ dest: join(options.folder, 'machine.log'), sync: true }));
  const machine = await startMachine({ ...options, logger, onProgress: tell });
  const { doors, databaseUrl, folder, logins, log, stop } = machine;
  return {
    doors,
    databaseUrl,
    folder,
    logins,
    rest: () => restOf(log),
    processes: () => machine.processes().map(({ instance: { name }, pid }) => ({ name, pid: pid ?? null })),
    root: process.pid,
    stop,
  };
}
