import { ChargelineError } from '@chargeline/kernel';

/** What is logged of an error that ends a process. */
export interface LastWords {
  readonly code: string;
  readonly message: string;
}

/** Why a port could not be listened on (Node.js, "Common system errors"). */
const PORTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken. Stop who has it, or choose another.',
  EACCES: 'may not be used by this user. Choose one above 1023.',
  EADDRNOTAVAIL: 'is at an address that this machine does not have. Correct CHARGELINE_HOST.',
};

/** An error that nobody foresaw may quote what was read: of that one only the kind is told. */
export function lastWords(error: unknown): LastWords {
  if (error instanceof ChargelineError) return { code: error.code, message: error.message };
  const { code, name, syscall, port } = Object(error) as NodeJS.ErrnoException & { readonly port?: number };
  const because = syscall === 'listen' ? PORTS[code ?? ''] : undefined;
  if (because !== undefined) return { code: 'CHL_RUNTIME_PORT', message: `Port ${port} ${because}` };
  return { code: code ?? name ?? 'CHL_RUNTIME_UNFORESEEN', message: 'Something failed that nobody foresaw.' };
}
