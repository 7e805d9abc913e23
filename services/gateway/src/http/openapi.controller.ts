import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { Operation } from './operation.js';

export const OPENAPI = Symbol('openapi');

@Controller('api/v1')
export class OpenApiController {
  constructor(@Inject(OPENAPI) private readonly document: Readonly<Record<string, unknown>>) {}

  @Get('openapi.json')
  @Operation({
    summary: 'This description.',
    may: 'anybody',
    status: 200,
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
  })
  openApi(): Readonly<Record<string, unknown>> {
    return this.document;
  }
}
