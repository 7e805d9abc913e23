import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { z } from 'zod';
import { Conforms } from './conforms.js';
import { OPERATION, type OperationDetails } from './operation.js';

/** An operation with all that its method's decorators say. `path` as Fastify has it, with `:id`. */
export interface DescribedOperation extends OperationDetails {
  readonly name: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly body: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
}

interface Argument {
  readonly pipes?: readonly unknown[];
}

/** The schema that the method's body or query must conform to: the one its pipe checks. */
function schemaOf(controller: Type, name: string, kind: RouteParamtypes): z.ZodType | undefined {
  const all = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, Argument>;
  const [, argument] = Object.entries(all).find(([place]) => place.startsWith(`${kind}:`)) ?? [];
  return argument?.pipes?.find((pipe) => pipe instanceof Conforms)?.schema;
}

/** Every operation of these controllers, read from their decorators. */
export function operationsOf(controllers: readonly Type[]): readonly DescribedOperation[] {
  return controllers.flatMap((controller) => {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object));
    return methods.flatMap(([name, { value }]: [string, PropertyDescriptor]) => {
      const details = Reflect.getMetadata(OPERATION, value as object) as OperationDetails | undefined;
      if (details === undefined) return [];
      const own = Reflect.getMetadata(PATH_METADATA, value as object) as string;
      const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
      const verb = Reflect.getMetadata(METHOD_METADATA, value as object) as RequestMethod;
      return {
        ...details,
        name,
        method: verb === RequestMethod.POST ? ('post' as const) : ('get' as const),
        path: own === '/' ? `/${base}` : `/${base}/${own}`,
        body: schemaOf(controller, name, RouteParamtypes.BODY),
        query: schemaOf(controller, name, RouteParamtypes.QUERY),
      };
    });
  });
}
