import { ChargelineError } from '@chargeline/kernel';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, type Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Context, LOGGER } from '../context.js';
import { Problem } from './problem.js';
import { replyWith } from './problem-reply.js';

const RETRY_SECONDS = '2';

/** What a room says of requests that the framework refuses before a method sees them. Its own texts quote the request, so they are replaced. */
export interface Refusals {
  /** As it stands in codes: `PRICING`. */
  readonly room: Uppercase<string>;
  readonly unreadable: string;
  readonly noSuchPath: string;
  readonly tooLarge: string;
}

function refusal({ room, unreadable, noSuchPath, tooLarge }: Refusals, status: number): Problem {
  switch (status) {
    case 400:
      return new Problem(status, `CHL_${room}_UNREADABLE`, unreadable);
    case 404:
      return new Problem(status, `CHL_${room}_NO_SUCH_PATH`, noSuchPath);
    case 413:
      return new Problem(status, `CHL_${room}_TOO_LARGE`, tooLarge);
    case 415:
      return new Problem(status, `CHL_${room}_NOT_JSON`, 'The body must be application/json.');
    default:
      return new Problem(status, `CHL_${room}_REFUSED`, 'The request was refused.');
  }
}

function problemOf(error: unknown, refusals: Refusals): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ChargelineError && error.retriable) {
    const headers = { 'retry-after': RETRY_SECONDS };
    return new Problem(503, error.code, 'Something that this needs does not answer. Try again.', { headers });
  }
  if (error instanceof HttpException && error.getStatus() < 500) return refusal(refusals, error.getStatus());
  return new Problem(500, `CHL_${refusals.room}_UNFORESEEN`, 'Something went wrong here. It was logged.');
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Turns every error into problem details (RFC 9457). What was not foreseen is logged by its name; its text may quote anything. */
@Catch()
class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Context['logger'],
    private readonly refusals: Refusals,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error, this.refusals);
    const { status } = problem;
    const http = host.switchToHttp();
    if (status >= 500) {
      // A problem that a room throws itself was foreseen: as that it is busy.
      const level = problem === error ? 'warn' : 'error';
      const route = http.getRequest<FastifyRequest>().routeOptions?.url;
      this.logger[level]({ status, error: nameOf(error), route }, 'A request failed');
    }
    replyWith(problem, http.getResponse<FastifyReply>());
  }
}

/** The filter by which a room answers every error of a request with problem details. */
export const problemFilter = (refusals: Refusals): Provider => ({
  provide: APP_FILTER,
  inject: [LOGGER],
  useFactory: (logger: Context['logger']) => new ProblemFilter(logger, refusals),
});
