import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Announcer } from './announcer.js';

/** On an HTTP method that takes messages: all that it does for a request is that message's doing. */
@Injectable()
export class Receiving implements NestInterceptor {
  constructor(@Inject(Announcer) private readonly announcer: Announcer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { traceparent } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    const given = typeof traceparent === 'string' ? traceparent : '';
    return from(this.announcer.receive(given, () => lastValueFrom<unknown>(next.handle())));
  }
}
