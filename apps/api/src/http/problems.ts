import { HttpException } from '@nestjs/common';
import type { Problem } from '@glabella/contracts';
import { DomainError } from '@glabella/domain/values';
import { isServiceUnavailable } from '../database/database-trouble';
import {
  HostNotServed,
  IdempotencyKeyMissing,
  MethodNotAllowed,
  NotReady,
  NotAllowed,
  NotSignedIn,
  RecordChanged,
  RecordNotFound,
  RequestInvalid,
  RequestUnreadable,
  RuleBroken,
  StateConflict,
  TooManyAttempts,
  VersionNotGiven,
  type ProblemIssue,
} from './errors';

/** What an error answers: the problem without its request id, headers it asks for, and whether it is our fault. */
export interface ErrorAnswer {
  readonly problem: Omit<Problem, 'requestId'>;
  readonly headers: Readonly<Record<string, string>>;
  /** An error that nobody foresaw: log it. */
  readonly isUnforeseen: boolean;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Request not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request too slow',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  414: 'Address too long',
  415: 'Media type not supported',
  421: 'Not for this server',
  422: 'Against a rule',
  428: 'Version missing',
  429: 'Too many attempts',
  431: 'Headers too large',
  500: 'Something went wrong',
  503: 'Not available now',
};

/** Every status that an error may answer with: what OpenAPI documents. */
export const problemStatuses = Object.keys(titles).map(Number);

const statusOfClass = [
  [RecordNotFound, 404],
  [RecordChanged, 412],
  [VersionNotGiven, 428],
  [NotSignedIn, 401],
  [NotAllowed, 403],
  [StateConflict, 409],
  [IdempotencyKeyMissing, 400],
  [RequestInvalid, 400],
  [RequestUnreadable, 400],
  [TooManyAttempts, 429],
  [MethodNotAllowed, 405],
  [HostNotServed, 421],
  [NotReady, 503],
] as const;

/** The status of a refusal of the domain: 422 unless its class says otherwise. */
export function statusOf(refusal: DomainError): number {
  return statusOfClass.find(([kind]) => refusal instanceof kind)?.[1] ?? 422;
}

/** Translates any thrown value into what the client is told. The only place where an error gets its status. */
export function answerTo(error: unknown): ErrorAnswer {
  if (error instanceof DomainError) return answerToRefusal(error);
  if (isServiceUnavailable(error)) {
    return problem(503, 'service.unavailable', unavailableText, { 'retry-after': '2' });
  }
  const status = statusOfFramework(error);
  if (status !== null) {
    const [code, detail] = frameworkTexts[status] ?? frameworkTexts[400];
    return problem(status, code, detail);
  }
  const answer = problem(500, 'server.unexpected', unexpectedText);
  return { ...answer, isUnforeseen: true };
}

const unavailableText =
  'The server cannot reach its records at the moment. Try again in a few seconds: nothing is stored twice.';
const unexpectedText =
  'The server met an error that it did not expect. Try again; if it happens again, give support the request id.';

type CodeAndText = readonly [code: string, detail: string];

/** What Fastify and Nest refuse before a controller runs. Their own texts may repeat the request, ours do not. */
const frameworkTexts: Readonly<Record<number, CodeAndText>> & { readonly 400: CodeAndText } = {
  400: ['request.unreadable', 'The request could not be read. Send well-formed JSON in UTF-8.'],
  401: ['session.missing', 'Sign in to go on.'],
  403: ['access.refused', 'This is not allowed.'],
  404: ['route.not_found', 'There is nothing at this address.'],
  408: ['request.too_slow', 'The request took too long to arrive. Send it again.'],
  413: ['request.too_large', 'The request is larger than this address takes.'],
  414: ['request.address_too_long', 'The address is longer than the server reads.'],
  415: ['request.media_type', 'Send the body as application/json.'],
  431: ['request.headers_too_large', 'The headers are larger than the server reads.'],
};

function statusOfFramework(error: unknown): number | null {
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
  if (status === null || status < 400 || status >= 500) return null;
  return status in frameworkTexts ? status : 400;
}

/** Fastify's own errors carry `code: FST_...` and `statusCode`; those of its plugins a `statusCode` alone. */
function fastifyStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}

function answerToRefusal(refusal: DomainError): ErrorAnswer {
  const headers = headersFor(refusal);
  const answer = problem(statusOf(refusal), refusal.code, refusal.message, headers);
  const issues = issuesOf(refusal);
  return {
    ...answer,
    problem: {
      ...answer.problem,
      ...(Object.keys(refusal.fields).length > 0 ? { fields: { ...refusal.fields } } : {}),
      ...(issues.length > 0 ? { issues: [...issues] } : {}),
    },
  };
}

function issuesOf(refusal: DomainError): readonly ProblemIssue[] {
  const names =
    refusal instanceof RequestInvalid ||
    refusal instanceof RuleBroken ||
    refusal instanceof StateConflict;
  return names ? refusal.issues : [];
}

function headersFor(refusal: DomainError): Record<string, string> {
  if (refusal instanceof TooManyAttempts) {
    return { 'retry-after': String(refusal.retryAfterSeconds) };
  }
  return refusal instanceof MethodNotAllowed ? { allow: refusal.allowed.join(', ') } : {};
}

function problem(
  status: number,
  code: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): ErrorAnswer {
  return {
    problem: {
      type: `urn:glabella:problem:${code}`,
      title: titles[status] ?? 'Error',
      status,
      code,
      detail,
    },
    headers,
    isUnforeseen: false,
  };
}
