import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { type Context, LOGGER } from '@chargeline/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logFault } from '../fault-of.js';
import { outcomeBytes, refusing } from './outcome.js';

/** What is refused before a door sees it, by HTTP status: FHIR's issue type and our words. */
const WORDS: Readonly<Record<number, readonly [code: string, diagnostics: string]>> = {
  404: ['not-found', 'There is nothing at this address. The doors are POST /fhir and POST /hl7v2.'],
  413: ['too-costly', 'The body is too long.'],
  415: ['not-supported', 'The content type or the content encoding is not taken here.'],
  500: ['exception', 'The receiver cannot process this request.'],
};

/** Says why a request never reached its door: below /fhir by an OperationOutcome, elsewhere in plain text. */
@Catch()
export class RefusalsFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Context['logger']) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const status = statusOf(error);
    if (status >= 500) logFault(error, this.logger);
    const [code, diagnostics] = WORDS[status] ?? ['invalid', 'The request cannot be read.'];
    const speaksFhir = http.getRequest<FastifyRequest>().url.startsWith('/fhir');
    void reply
      .status(status)
      .type(speaksFhir ? 'application/fhir+json' : 'text/plain')
      .send(speaksFhir ? outcomeBytes([refusing(code, 'Bundle', diagnostics)]) : diagnostics);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 ? statusCode : 500;
}
