import { createServer } from 'node:net';
import { fault, type Finding, ok } from './finding.js';

type Env = Readonly<Record<string, string | undefined>>;

/** A port that a variable names, and why it cannot be listened on: the system's code, null where it can. */
export interface PortFacts {
  readonly variable: string;
  readonly port: number;
  readonly code: string | null;
}

export function judgePorts(ports: readonly PortFacts[]): readonly Finding[] {
  const bad = ports.filter(({ code }) => code !== null);
  if (bad.length > 0) {
    return bad.map(({ variable, port, code }) =>
      fault(
        'ports',
        `${port} of ${variable} cannot be listened on (${code})`,
        code === 'EACCES'
          ? `Choose one above 1023: ${variable}=${port + 10_000}`
          : `See who has it with "lsof -i :${port}", or choose another for ${variable}.`,
      ),
    );
  }
  const named = ports.map(({ variable, port }) => `${port} of ${variable}`).join(', ');
  return [ok('ports', named === '' ? 'none is named: rooms take free ones' : `free: ${named}`)];
}

const listenCode = (port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });

/** Tries every port that a variable of the rooms names. */
export function portFacts(env: Env): Promise<readonly PortFacts[]> {
  const host = env['CHARGELINE_HOST'] || '127.0.0.1';
  const named = Object.entries(env).filter(
    ([variable, port]) =>
      /^(CHARGELINE_ADMIN|[A-Z_]+_(HTTP|MLLP))_PORT$/.test(variable) && /^[1-9]\d{0,4}$/.test(port ?? ''),
  );
  return Promise.all(
    named.map(async ([variable, port]) => ({
      variable,
      port: Number(port),
      code: await listenCode(Number(port), host),
    })),
  );
}
