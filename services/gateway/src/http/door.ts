import type { Caller } from '@chargeline/security';
import type { FastifyInstance } from 'fastify';
import type { DescribedOperation } from './operations.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; absent where anybody may. */
    caller?: Caller;
  }
}

const MOST_BYTES = 256 * 1024;

/** Below /api/v1 every route that does not say otherwise wants a token, and looks at it before it reads a body. */
export function guardDoor(
  fastify: FastifyInstance,
  operations: readonly DescribedOperation[],
  bearer: (authorization: string | undefined) => Promise<Caller>,
): void {
  const byPath = new Map(operations.map((operation) => [operation.path, operation]));
  fastify.addHook('onRoute', (route) => {
    const operation = byPath.get(route.url);
    route.bodyLimit = operation?.mostBytes ?? MOST_BYTES;
    if (!route.url.startsWith('/api/v1') || operation?.may === 'anybody') return;
    route.onRequest = async (request) => {
      request.caller = await bearer(request.headers.authorization);
    };
  });
}
