import { Receiving } from '@chargeline/runtime';
import { applyDecorators, HttpCode, SetMetadata, UseInterceptors } from '@nestjs/common';
import type { z } from 'zod';
import type { Role } from '../domain/role.js';

/** What an operation says of itself: the doors are guarded, and OpenAPI is written, by this. */
export interface OperationDetails {
  readonly summary: string;
  /** Who may: one of these roles, anybody with a token, or anybody at all. */
  readonly may: readonly Role[] | 'token' | 'anybody';
  readonly status: 200 | 202;
  /** The answer's schema, or its media type when it is not JSON. */
  readonly answer: z.ZodType | string;
  /** Statuses of problems beside 401, 403 and 500. */
  readonly problems?: readonly number[];
  /** Of its body; 256 KiB when it does not say. */
  readonly mostBytes?: number;
  readonly idempotencyKey?: 'required' | 'optional';
}

export const OPERATION = 'chargeline:operation';

/** Marks a controller's method as an operation of the API. What it takes for later (202) is a message that begins a trace. */
export const Operation = (details: OperationDetails): MethodDecorator =>
  applyDecorators(
    SetMetadata(OPERATION, details),
    HttpCode(details.status),
    ...(details.status === 202 ? [UseInterceptors(Receiving)] : []),
  );
