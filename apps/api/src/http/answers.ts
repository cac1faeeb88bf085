import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { DeclaredAnswer } from './answer-check';
import { routeConfig } from './route-config';

interface AnswersOptions<Schema extends z.ZodType> {
  /** 200 unless said otherwise: 201 for a record created, 202 for work begun. */
  readonly status?: 200 | 201 | 202;
  /** Where the version stands that becomes the ETag; by default a `version` at the top of the answer. */
  readonly versionOf?: (answer: z.output<Schema>) => number | null;
}

/**
 * Declares what a route answers. The answer is checked against the schema before it leaves (`answer-check.ts`), so that
 * nothing undocumented does; OpenAPI shows it; a `version` becomes the ETag.
 */
export function Answers<Schema extends z.ZodType>(
  schema: Schema,
  options: AnswersOptions<Schema> = {},
): MethodDecorator {
  const { status = 200, versionOf = topVersion } = options;
  return applyDecorators(
    routeConfig({ answers: { schema, versionOf } as DeclaredAnswer }),
    HttpCode(status),
    ApiResponse({ status, description: 'As asked.', standardSchema: schema }),
  );
}

/** Declares refusals that this route gives beside those that every route of its kind gives. */
export function AlsoRefuses(...statuses: readonly number[]): MethodDecorator {
  return ApiExtension('x-refusals', statuses);
}

/** Declares that a route answers 204 without a body. */
export function AnswersNothing(): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiResponse({ status: 204, description: 'Done.' }));
}

/** Declares that a route streams a file of this media type. */
export function AnswersFile(mediaType: string): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiResponse({
      status: 200,
      description: 'The file.',
      content: { [mediaType]: { schema: { type: 'string' } } },
    }),
  );
}

function topVersion(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return null;
  return typeof answer.version === 'number' ? answer.version : null;
}
