import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.js';

/** Answers with problem details (RFC 9457). */
export function replyWith({ status, code, detail, errors, headers }: Problem, reply: FastifyReply): void {
  const body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Refused', status, detail, code, errors };
  void reply.code(status).headers(headers).type('application/problem+json').send(JSON.stringify(body));
}
