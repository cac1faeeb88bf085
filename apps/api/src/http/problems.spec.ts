import { BadRequestException, NotFoundException } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { problemSchema } from '@glabella/contracts';
import { DomainError } from '@glabella/domain/values';
import {
  HostNotServed,
  IdempotencyKeyMissing,
  IdempotencyKeyReused,
  MethodNotAllowed,
  NotAllowed,
  NotReady,
  NotSignedIn,
  RecordChanged,
  RecordNotFound,
  RequestInvalid,
  RequestUnreadable,
  RuleBroken,
  StateConflict,
  TooManyAttempts,
  VersionNotGiven,
} from './errors';
import { answerTo } from './problems';

class DoseTooHigh extends DomainError {
  constructor() {
    super('dose.too_high', 'The dose is above the limit.', { limitUnits: 400 });
  }
}

const fastify = (code: string, statusCode: number) =>
  Object.assign(new Error('text with /path?name=Smith'), { code, statusCode });

describe('what an error answers', () => {
  it.each([
    [new RecordNotFound('patient'), 404, 'record.not_found'],
    [new RecordChanged('patient', 3), 412, 'record.changed'],
    [new VersionNotGiven(), 428, 'request.version_missing'],
    [new NotAllowed('access.role', 'No.'), 403, 'access.role'],
    [new NotSignedIn(), 401, 'session.missing'],
    [new StateConflict('session.signed', 'Signed.'), 409, 'session.signed'],
    [new RuleBroken('x.y', 'No.'), 422, 'x.y'],
    [new DoseTooHigh(), 422, 'dose.too_high'],
    [new IdempotencyKeyReused(), 422, 'request.idempotency_key_reused'],
    [new IdempotencyKeyMissing(), 400, 'request.idempotency_key_missing'],
    [new RequestInvalid([]), 400, 'request.invalid'],
    [new RequestUnreadable('No.'), 400, 'request.unreadable'],
    [new TooManyAttempts('a.b', 'Wait.', 60), 429, 'a.b'],
    [new MethodNotAllowed(['GET']), 405, 'route.method_not_allowed'],
    [new HostNotServed(), 421, 'request.host'],
    [new NotReady('health.x', 'No.'), 503, 'health.x'],
    [new NotFoundException('Cannot GET /x?name=Smith'), 404, 'route.not_found'],
    [new BadRequestException('name=Smith'), 400, 'request.unreadable'],
    [fastify('FST_ERR_CTP_BODY_TOO_LARGE', 413), 413, 'request.too_large'],
    [fastify('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), 415, 'request.media_type'],
    [fastify('FST_ERR_MAX_PARAM_LENGTH', 414), 414, 'request.address_too_long'],
    [fastify('FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400), 400, 'request.unreadable'],
    [fastify('FST_SOMETHING_NEW', 418), 400, 'request.unreadable'],
    [fastify('FST_ERR_SEND', 500), 500, 'server.unexpected'],
    [new Error('secret of Smith'), 500, 'server.unexpected'],
    ['thrown text', 500, 'server.unexpected'],
    [undefined, 500, 'server.unexpected'],
  ])('%s is %s %s', (error, status, code) => {
    const { problem } = answerTo(error);
    expect(problem).toMatchObject({ status, code, type: `urn:glabella:problem:${code}` });
    expect(problemSchema.parse({ ...problem, requestId: 'r' }).detail).not.toBe('');
    expect(JSON.stringify(problem)).not.toContain('Smith');
  });

  it('carries the facts of a broken rule, and the issues of a refused request', () => {
    expect(answerTo(new DoseTooHigh()).problem.fields).toEqual({ limitUnits: 400 });
    const issues = [{ path: 'dose', message: 'Too high.' }];
    expect(answerTo(new RequestInvalid(issues)).problem.issues).toEqual(issues);
  });

  it('says when to try again, and which methods there are', () => {
    expect(answerTo(new TooManyAttempts('a.b', 'Wait.', 60)).headers).toEqual({
      'retry-after': '60',
    });
    expect(answerTo(new MethodNotAllowed(['GET', 'PUT'])).headers).toEqual({ allow: 'GET, PUT' });
  });

  it('is 503 for a database that passes, 500 for one that refuses, and never what it said', () => {
    const refusal = (code: string) => {
      const error = new DatabaseError('Failing row contains (Smith)', 0, 'error');
      error.code = code;
      return new QueryFailedError('INSERT', ['Smith'], error);
    };
    expect(answerTo(refusal('57014'))).toMatchObject({
      problem: { status: 503, code: 'service.unavailable' },
      headers: { 'retry-after': '2' },
    });
    const broken = answerTo(refusal('23514'));
    expect(broken.problem.status).toBe(500);
    expect(broken.isUnforeseen).toBe(true);
    expect(JSON.stringify(broken)).not.toContain('Smith');
  });
});
