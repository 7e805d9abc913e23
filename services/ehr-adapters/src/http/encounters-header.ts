import type { FastifyReply } from 'fastify';
import type { Answer } from '../store/messages.js';

/** Names the encounters that a message told of, so that its sender can ask gateway what became of them. */
export function nameEncounters(reply: FastifyReply, { encounters = [] }: Answer): FastifyReply {
  return encounters.length === 0 ? reply : reply.header('x-chargeline-encounters', encounters.join(','));
}
