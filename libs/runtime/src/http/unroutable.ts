import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { replyWith } from './problem-reply.js';

const URI_TOO_LONG = 414;

/**
 * Answers what the router of a service refuses before its filter sees it: a path that cannot be read (400), or one of whose parts is too
 * long (414). Fastify's own answers quote the path.
 */
export function unroutable(service: string) {
  const room = service.toUpperCase().replaceAll('-', '_');
  const unreadable = new Problem(400, `CHL_${room}_UNREADABLE`, 'The path of the request cannot be read.');
  const tooLong = new Problem(URI_TOO_LONG, `CHL_${room}_PATH_TOO_LONG`, 'A part of the path is too long.');
  return ({ statusCode }: FastifyError, _request: FastifyRequest, reply: FastifyReply): void =>
    replyWith(statusCode === URI_TOO_LONG ? tooLong : unreadable, reply);
}
