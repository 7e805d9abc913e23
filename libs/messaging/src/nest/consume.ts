import 'reflect-metadata';
import { type ArgumentsHost, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import type { Document, Sections } from '@chargeline/contracts';
import { EventPattern } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import type { Incoming, Reading } from '../incoming.js';
import type { Outgoing } from '../outgoing.js';

/** Hands errors on as they are: the transport decides between trying again, halving and parking. */
@Catch()
class HandOn implements RpcExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

type BatchMethod<V extends Sections> = (events: readonly Incoming<Document<V>>[]) => Promise<readonly Outgoing[]>;

/** Marks the one method that takes a topic's batches. The compiler refuses a method of another shape. */
export function Consume<V extends Sections>(reading: Reading<V>) {
  return (target: object, name: string, method: TypedPropertyDescriptor<BatchMethod<V>>): void => {
    EventPattern(reading.topic.name, { reading })(target, name, method as PropertyDescriptor);
    UseFilters(HandOn)(target, name, method as PropertyDescriptor);
  };
}
