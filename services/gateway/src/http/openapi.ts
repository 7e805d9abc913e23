import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { DescribedOperation } from './operations.js';

type Json = Readonly<Record<string, unknown>>;

const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().meta({ description: 'Stable; begins with CHL_.' }),
  errors: z.array(z.object({ path: z.string(), fault: z.string() })).optional(),
});

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

const content = (type: string, schema: Json): Json => ({ content: { [type]: { schema } } });

const problem = (status: number): Json => ({
  description: STATUS_CODES[status],
  ...content('application/problem+json', { $ref: '#/components/schemas/Problem' }),
});

const answer = (given: z.ZodType | string): Json =>
  typeof given === 'string'
    ? content(given, { type: 'string' })
    : content('application/json', jsonSchema(given, 'output'));

function queryParameters(query: z.ZodType | undefined): readonly Json[] {
  if (query === undefined) return [];
  const { properties, required = [] } = jsonSchema(query, 'input') as {
    properties: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function parametersOf({ path, query, idempotencyKey }: DescribedOperation): readonly Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const header = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 100 } };
  const keys = idempotencyKey === undefined ? [] : [{ ...header, required: idempotencyKey === 'required' }];
  return [...inPath, ...queryParameters(query), ...keys];
}

function problemsOf({ may, method, path, body, query, problems = [] }: DescribedOperation): readonly number[] {
  const checked = [
    ...(body === undefined ? [] : [413, 422]),
    ...(method === 'post' ? [415] : []),
    ...(query === undefined ? [] : [400]),
    ...(path.includes(':') ? [400, 414] : []),
  ];
  const guarded = may === 'anybody' ? [] : [401, ...(may === 'token' ? [] : [403])];
  return [...new Set([...guarded, ...checked, ...problems, 500])].sort((a, b) => a - b);
}

function operationOf(operation: DescribedOperation): Json {
  const { name, summary, may, status, answer: given, body } = operation;
  return {
    operationId: name,
    summary,
    ...(typeof may === 'string' ? {} : { description: `Roles: ${may.join(', ')}.` }),
    security: may === 'anybody' ? [] : [{ token: [] }],
    parameters: parametersOf(operation),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, ...content('application/json', jsonSchema(body, 'input')) } }),
    responses: {
      [status]: { description: STATUS_CODES[status], ...answer(given) },
      ...Object.fromEntries(problemsOf(operation).map((refusal) => [refusal, problem(refusal)])),
    },
  };
}

/** OpenAPI 3.1 of these operations, from the schemas that check them. */
export function openApi(operations: readonly DescribedOperation[]): Json {
  const byPath = Map.groupBy(operations, ({ path }) => path.replace(/:(\w+)/g, '{$1}'));
  return {
    openapi: '3.1.0',
    info: { title: 'Chargeline', version: 'v1', license: { name: 'Apache-2.0' } },
    paths: Object.fromEntries(
      [...byPath].map(([path, at]) => [path, Object.fromEntries(at.map((one) => [one.method, operationOf(one)]))]),
    ),
    components: {
      schemas: { Problem: jsonSchema(ProblemDetails, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
