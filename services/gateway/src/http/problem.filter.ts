import { STATUS_CODES } from 'node:http';
import { ChargelineError } from '@chargeline/kernel';
import { type Context, LOGGER } from '@chargeline/runtime';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

const RETRY_SECONDS = '2';

/** What the framework refuses before an operation sees it. Its own texts quote the request, so they are replaced. */
const BY_STATUS: Readonly<Record<number, readonly [code: `CHL_${string}`, detail: string]>> = {
  400: ['CHL_GATEWAY_UNREADABLE', 'The request cannot be read: its body must be JSON of unique, ordinary keys.'],
  404: ['CHL_GATEWAY_NO_SUCH_PATH', 'There is nothing at this path. See /api/v1/openapi.json.'],
  413: ['CHL_GATEWAY_TOO_LARGE', 'The body is larger than this operation takes.'],
  415: ['CHL_GATEWAY_NOT_JSON', 'The body must be application/json.'],
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ChargelineError && error.retriable) {
    const headers = { 'retry-after': RETRY_SECONDS };
    return new Problem(503, error.code, 'Something that this needs does not answer. Try again.', { headers });
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    const status = error.getStatus();
    return new Problem(status, ...(BY_STATUS[status] ?? ['CHL_GATEWAY_REFUSED', 'The request was refused.']));
  }
  return new Problem(500, 'CHL_GATEWAY_UNFORESEEN', 'Something went wrong here. It was logged.');
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Turns every error into problem details (RFC 9457). What was not foreseen is logged by its name; its text may quote anything. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Context['logger']) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const { status, code, detail, errors, headers } = problemOf(error);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (status >= 500) {
      this.logger.error({ status, error: nameOf(error), route: request.routeOptions?.url }, 'A request failed');
    }
    const body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Refused', status, detail, code, errors };
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.code(status).headers(headers).type('application/problem+json').send(JSON.stringify(body));
  }
}
