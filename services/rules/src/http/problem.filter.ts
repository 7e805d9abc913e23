import { STATUS_CODES } from 'node:http';
import { ChargelineError } from '@chargeline/kernel';
import { type Context, LOGGER } from '@chargeline/runtime';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { Problem } from './problem.js';

/** What the framework refuses before a method sees it. Its own texts quote the request, so they are replaced. */
const BY_STATUS: Readonly<Record<number, readonly [code: `CHL_${string}`, detail: string]>> = {
  400: ['CHL_RULES_UNREADABLE', 'The request cannot be read: its body must be JSON.'],
  404: ['CHL_RULES_NO_SUCH_PATH', 'There is nothing at this path. The rules are at GET /api/v1/rules.'],
  413: ['CHL_RULES_TOO_LARGE', 'The body is too large. Send one claim at once.'],
  415: ['CHL_RULES_NOT_JSON', 'The body must be application/json.'],
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ChargelineError && error.retriable)
    return new Problem(503, 'CHL_RULES_AWAY', 'What the answer needs does not answer now. Ask again in a moment.');
  const status = error instanceof HttpException ? error.getStatus() : 500;
  if (status >= 500) return new Problem(500, 'CHL_RULES_UNFORESEEN', 'Something went wrong here. It was logged.');
  return new Problem(status, ...(BY_STATUS[status] ?? ['CHL_RULES_REFUSED', 'The request was refused.']));
}

/** What Fastify's reply is used for here. */
interface Reply {
  readonly code: (status: number) => Reply;
  readonly type: (media: string) => Reply;
  readonly send: (body: string) => unknown;
}

/**
 * Turns every error of a request into problem details (RFC 9457). What was not foreseen is logged by its name; its text
 * may quote anything.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Context['logger']) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const { status, code, detail, errors } = problemOf(error);
    if (status >= 500)
      this.logger.error({ status, error: error instanceof Error ? error.name : typeof error }, 'A request failed');
    const body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Refused', status, detail, code, errors };
    const reply = host.switchToHttp().getResponse<Reply>();
    reply.code(status).type('application/problem+json').send(JSON.stringify(body));
  }
}
