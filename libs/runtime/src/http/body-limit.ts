import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** From here on a room's routes take bodies of at most so many bytes, however they are sent. To be asked while the room is made. */
export function limitBodies({ httpAdapter }: HttpAdapterHost, mostBytes: number): void {
  httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', (route) => {
    route.bodyLimit = mostBytes;
  });
}
