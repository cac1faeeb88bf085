import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { problemSchema } from '@glabella/contracts';
import { SESSION_COOKIE_SCHEME } from './access';
import { REQUEST_HEADER } from './csrf.guard';
import { toJsonSchema } from './json-schema';

type Schema = Record<string, unknown>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = Operation['responses'];

/** Statuses that any operation may answer: the request cannot be read, is refused, or the server is in trouble. */
const everywhere = [400, 403, 404, 414, 421, 500, 503];
const ofChanges = [409, 413, 415, 422, 429];
const ofSessions = [401];

const PROBLEM: Responses[string] = {
  description: 'Refused; `code` says why.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The OpenAPI document of the running application: its routes, the contracts' schemas, and every refusal. */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const described = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Glabella')
    .setVersion('1')
    .setDescription(
      'Injection sessions, PHQ-9 scores and each patient’s change over time. Records, does not advise.',
    )
    .addCookieAuth('__Host-glabella', { type: 'apiKey' }, SESSION_COOKIE_SCHEME)
    .build();
  const document = SwaggerModule.createDocument(app, described, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: toJsonSchema(schema, schemaType) } : undefined,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: toJsonSchema(problemSchema, 'output') },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation = path[method];
      if (operation) completeOperation(operation, method !== 'get');
    }
  }
  return document;
}

function completeOperation(operation: Operation, isChange: boolean): void {
  const isPublic = (operation as { 'x-access'?: string })['x-access'] === 'public';
  const refusals = [
    ...everywhere,
    ...(isPublic ? [] : ofSessions),
    ...(isChange ? ofChanges : []),
    ...versionRefusals(operation),
    ...((operation as { 'x-refusals'?: number[] })['x-refusals'] ?? []),
  ];
  for (const status of refusals.sort((a, b) => a - b)) {
    operation.responses[String(status)] ??= PROBLEM;
  }
  if (operation.requestBody && 'content' in operation.requestBody) {
    operation.requestBody.required = !takesNothing(operation.requestBody.content);
  }
  if (!isPublic) operation.security = [{ [SESSION_COOKIE_SCHEME]: [] }];
  if (isChange) {
    operation.parameters = [
      ...(operation.parameters ?? []),
      {
        in: 'header',
        name: REQUEST_HEADER,
        required: true,
        description: 'Says that the dashboard, or a program that means it, sends this.',
        schema: { type: 'string', enum: ['1'] },
      },
    ];
  }
}

/** A body that may be an empty object at most may as well be left out. */
function takesNothing(content: Record<string, { schema?: unknown }>): boolean {
  const schema = content['application/json']?.schema as Schema | undefined;
  return (
    schema?.['additionalProperties'] === false &&
    Object.keys((schema['properties'] ?? {}) as Schema).length === 0
  );
}

/** A version that is compared can be an old one; one that must be given can be missing. */
function versionRefusals({ parameters = [] }: Operation): number[] {
  const version = parameters.flatMap((one) =>
    'in' in one && one.name === 'If-Match' ? [one] : [],
  );
  return version.flatMap(({ required }) => (required ? [412, 428] : [412]));
}
