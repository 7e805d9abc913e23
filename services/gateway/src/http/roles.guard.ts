import { Problem } from '@chargeline/runtime';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { OPERATION, type OperationDetails } from './operation.js';

/** Lets a caller do what one of the caller's roles may. The door has looked at the token before. */
@Injectable()
export class RolesGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as OperationDetails | undefined;
    if (operation === undefined || typeof operation.may === 'string') return true;
    const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
    if (operation.may.some((role) => caller?.roles.includes(role))) return true;
    throw new Problem(403, 'CHL_GATEWAY_NOT_YOURS', `This needs one of the roles ${operation.may.join(', ')}.`);
  }
}
