import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { IdempotencyKeyMissing, RequestInvalid, VersionNotGiven } from './errors';

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,200}$/;
/** A strong ETag as this API writes it; "0" stands for "there is none yet". */
const VERSION_TAG = /^"(0|[1-9]\d{0,8})"$/;

const requestOf = (context: ExecutionContext) =>
  context.switchToHttp().getRequest<FastifyRequest>();

/** Reads Idempotency-Key; throws `IdempotencyKeyMissing` (400) when it is missing or malformed. */
export function readIdempotencyKey(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !IDEMPOTENCY_KEY.test(header))
    throw new IdempotencyKeyMissing();
  return header;
}

/** Reads If-Match; throws `VersionNotGiven` (428) without one and `RequestInvalid` (400) for anything but one version. */
export function readExpectedVersion(header: string | undefined): number {
  if (header === undefined || header === '') throw new VersionNotGiven();
  const version = VERSION_TAG.exec(header)?.[1];
  if (version === undefined) {
    throw new RequestInvalid([
      { path: 'If-Match', message: 'Give the version that you read, in quotes, as in "3".' },
    ]);
  }
  return Number(version);
}

/** Reads If-Match where it may be left out: null without one. Throws `RequestInvalid` (400) for anything but one version. */
export function readExpectedVersionIfGiven(header: string | undefined): number | null {
  return header === undefined || header === '' ? null : readExpectedVersion(header);
}

const keyParam = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readIdempotencyKey(requestOf(context).headers['idempotency-key']),
);
const versionParam = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readExpectedVersion(requestOf(context).headers['if-match']),
);

const versionIfGivenParam = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readExpectedVersionIfGiven(requestOf(context).headers['if-match']),
);

/** The key of a creation: `@IdempotencyKey() key: string`. Documented in OpenAPI as a required header. */
export const IdempotencyKey = () =>
  withHeader(keyParam(), {
    name: 'Idempotency-Key',
    required: true,
    description: 'A new key for each thing created; the same key again gets the first answer.',
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
  });

/** The version a change starts from: `@ExpectedVersion() version: number`. Documented as If-Match. */
export const ExpectedVersion = () =>
  withHeader(versionParam(), {
    name: 'If-Match',
    required: true,
    description: 'The ETag of the version that was read.',
    schema: { type: 'string', pattern: VERSION_TAG.source },
  });

/**
 * The version of something that a creation uses up: `@ExpectedVersionIfGiven('…') version: number | null`, null where the
 * caller names none. Documented as an If-Match that may be left out.
 */
export const ExpectedVersionIfGiven = (description: string) =>
  withHeader(versionIfGivenParam(), {
    name: 'If-Match',
    required: false,
    description,
    schema: { type: 'string', pattern: VERSION_TAG.source },
  });

function withHeader(
  param: ParameterDecorator,
  header: Parameters<typeof ApiHeader>[0],
): ParameterDecorator {
  return (target, key, index) => {
    param(target, key, index);
    if (key === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, key);
    if (descriptor) (ApiHeader(header) as MethodDecorator)(target, key, descriptor);
  };
}
