import { Problem } from '@chargeline/runtime';
import type { Caller } from '@chargeline/security';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** Who asks. The door put it there. */
export const Asking = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => requestOf(context).caller!,
);

/** The W3C `traceparent` of the request, or an empty text: the events that it causes belong to its trace. */
export const Trace = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { traceparent } = requestOf(context).headers;
  return typeof traceparent === 'string' ? traceparent : '';
});

/** The `Idempotency-Key` header: 1 to 100 printable characters without blanks, or undefined where it may be left out. */
export const IdempotencyKey = createParamDecorator(
  (need: 'required' | 'optional', context: ExecutionContext): string | undefined => {
    const key = requestOf(context).headers['idempotency-key'];
    if (key === undefined && need === 'optional') return undefined;
    if (typeof key === 'string' && /^[!-~]{1,100}$/.test(key)) return key;
    throw new Problem(
      400,
      'CHL_GATEWAY_IDEMPOTENCY_KEY',
      'The header Idempotency-Key must be 1 to 100 printable characters without blanks.',
    );
  },
);
